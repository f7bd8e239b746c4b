package io.github.trendinghashtags.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testredis.TestRedis;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Every Java sample of the README is compiled and run: statements as a program of their own, tests as tests. */
class ReadmeSamplesTest {
    private static final Pattern SAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PROGRAM = Pattern.compile("^public class (\\w+)", Pattern.MULTILINE);
    private static final Pattern CLASS = Pattern.compile("^class (\\w+)", Pattern.MULTILINE);
    private static final String IMPORTS = """
            import static org.junit.jupiter.api.Assertions.*;
            import feign.Feign;
            import feign.Logger;
            import io.github.resilience4j.circuitbreaker.CircuitBreaker;
            import io.github.trendinghashtags.*;
            import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
            import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
            import io.github.trendinghashtags.adapter.micrometer.MicrometerCallListener;
            import io.github.trendinghashtags.adapter.redis.RedisStores;
            import io.github.trendinghashtags.credits.*;
            import io.github.trendinghashtags.ranking.*;
            import io.github.trendinghashtags.testkit.*;
            import io.github.trendinghashtags.testkit.architecture.*;
            import io.github.trendinghashtags.testkit.contract.*;
            import io.github.trendinghashtags.testkit.stub.*;
            import io.lettuce.core.RedisClient;
            import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
            import java.time.Duration;
            import java.util.concurrent.atomic.LongAdder;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.ExtendWith;
            """;

    @TempDir
    private Path classes;

    static Stream<String> statements() throws IOException {
        return samples().filter(sample -> !isTest(sample));
    }

    static Stream<String> tests() throws IOException {
        return samples().filter(ReadmeSamplesTest::isTest);
    }

    @Test
    void thereAreSamplesOfBothKinds() throws IOException {
        assertThat(statements()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(tests()).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void runsAsAProgramAgainstTheStub(String sample) throws Exception {
        String program = program(sample);
        compile(program, source(sample));

        try (StubKeyApiServer stub = StubKeyApiServer.start();
                TestRedis redis = sample.contains("REDIS_URL") ? TestRedis.start() : null) {
            Ending ending = run(program, stub, redis);

            assertThat(ending.output()).doesNotContain("Exception");
            assertThat(ending.exitCode()).isZero();
            boolean calls = sample.contains(".fetch") || sample.contains(".stream");
            assertThat(stub.requests().isEmpty()).isEqualTo(!calls);
        }
    }

    @ParameterizedTest
    @MethodSource("tests")
    void passesAsATest(String sample) throws Exception {
        Matcher name = CLASS.matcher(sample);
        assertThat(name.find()).isTrue();
        compile(name.group(1), IMPORTS + sample);

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(loader.loadClass(name.group(1))))
                                    .filters((PostDiscoveryFilter) ReadmeSamplesTest::isSampled)
                                    .build(),
                            listener);

            TestExecutionSummary summary = listener.getSummary();
            assertThat(summary.getFailures()).isEmpty();
            assertThat(summary.getTestsSucceededCount()).isPositive();
        }
    }

    /** The contract, which adapters' builds run whole, is sampled too: a part of it takes seconds, and all of it a minute. */
    private static FilterResult isSampled(TestDescriptor test) {
        String id = test.getUniqueId().toString();
        return FilterResult.includedIf(!id.contains("[nested-class:") || id.contains("[nested-class:Requests]"));
    }

    /** The name of a sample that is a whole program, or one for what is not. */
    private static String program(String sample) {
        Matcher name = PROGRAM.matcher(sample);
        return name.find() ? name.group(1) : "Sample";
    }

    private static String source(String sample) {
        if (PROGRAM.matcher(sample).find()) {
            return sample;
        }
        String arrow = "System.out.println(arrow(RankMovement.up(3)));";
        return sample.startsWith("static ")
                ? IMPORTS + "class Sample {\n" + sample + "public static void main(String[] args) {" + arrow + "} }"
                : IMPORTS + "class Sample { public static void main(String[] args) {\n" + sample + "} }";
    }

    private static boolean isTest(String sample) {
        return CLASS.matcher(sample).find();
    }

    private static Stream<String> samples() throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        List<String> samples = SAMPLE.matcher(readme)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
        return samples.stream();
    }

    private void compile(String name, String source) throws IOException {
        Path file = Files.writeString(classes.resolve(name + ".java"), source);
        String classPath = System.getProperty("java.class.path");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), "-cp", classPath, "-proc:none", file.toString());
        assertThat(failed).as(source).isZero();
    }

    private Ending run(String name, StubKeyApiServer stub, TestRedis redis) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = classes + System.getProperty("path.separator") + System.getProperty("java.class.path");
        Path output = classes.resolve("output.txt");
        ProcessBuilder program = new ProcessBuilder(java.toString(), "-XX:TieredStopAtLevel=1", "-cp", classPath, name)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        program.environment().put("KEYAPI_TOKEN", stub.apiKey().reveal());
        program.environment().put("KEYAPI_API_BASE_URL", stub.baseUri().toString());
        if (redis != null) {
            program.environment().put("REDIS_URL", "redis://127.0.0.1:" + redis.port());
        }
        Process process = program.start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("ended within a minute").isTrue();
        return new Ending(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    private record Ending(int exitCode, String output) {}
}
