package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubRequest;
import io.github.trendinghashtags.testredis.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and the jar that the build makes, as processes in another folder. */
@ExtendWith(StubKeyApiExtension.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class RunnableJarIT {
    private static final Path LAUNCHER = Path.of("target", "hashtags").toAbsolutePath();

    @TempDir
    private Path directory;

    @Test
    void keepsQuotesIntactInAnyFolder() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("linked"), LAUNCHER);

        Invocation run = end(start(null, link.toString(), "fetch", "--demo", "--industry", "Food & Beverage"));
        Files.delete(link);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines().subList(3, 23)).allMatch(line -> line.endsWith("Food & Beverage"));
    }

    @Test
    void poisonsNoHistoryWhenTheKeyIsLost() throws Exception {
        Invocation run = end(start(null, LAUNCHER.toString(), "snapshot", "us.jsonl"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("KEYAPI_TOKEN is not set").hasLineCount(1);
        assertThat(directory.resolve("us.jsonl")).doesNotExist();
    }

    @Test
    void breaksNoBudgetByProcessesAtOnce(StubKeyApiServer stub) throws Exception {
        List<Run> processes = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            processes.add(start(stub, LAUNCHER.toString(), "fetch", "--page=" + page, "--budget=7"));
        }

        long done = 0;
        for (Run process : processes) {
            Invocation run = end(process);
            assertThat(run.err())
                    .satisfiesAnyOf(
                            err -> assertThat(err).isEmpty(),
                            err -> assertThat(err).contains("no room in the credits of the day"));
            done += run.exitCode() == 0 ? 1 : 0;
        }

        assertThat(done).isEqualTo(1);
        assertThat(stub.creditsCharged()).isEqualTo(2);
    }

    @Test
    void paysForAPageOnceInTwoProcesses(StubKeyApiServer stub) throws Exception {
        Invocation first = end(start(stub, LAUNCHER.toString(), "fetch"));
        Invocation second = end(start(stub, LAUNCHER.toString(), "fetch"));

        assertThat(first.exitCode() + second.exitCode()).isZero();
        assertThat(second.out()).contains("1 page of today not paid for again");
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void sweepsTheSameListInTwoProcessesAndPaysOnce(StubKeyApiServer stub) throws Exception {
        try (TestRedis redis = TestRedis.start("--requirepass", "correct-horse")) {
            List<Run> processes = new ArrayList<>();
            for (String to : List.of("one", "two")) {
                processes.add(start(
                        stub,
                        Map.of("REDISCLI_AUTH", "correct-horse"),
                        LAUNCHER.toString(),
                        "sweep",
                        "--to=" + to,
                        "--regions=us,gb,fr",
                        "--redis=redis://127.0.0.1:" + redis.port()));
            }

            for (Run process : processes) {
                Invocation run = end(process);
                assertThat(run.err()).isEmpty();
                assertThat(run.exitCode()).isZero();
                assertThat(run.out()).contains("3 of 3 rankings in ");
            }
        }
        assertThat(stub.requests()).extracting(StubRequest::query).doesNotHaveDuplicates();
        assertThat(stub.creditsCharged()).isEqualTo(3 * 10);
        assertThat(directory.resolve("state")).doesNotExist();
    }

    @Test
    void loadsNothingOfRedisUnlessItIsAskedTo() throws Exception {
        Path classes = directory.resolve("classes.txt");

        Run run = start(null, Map.of("HASHTAGS_OPTS", "-Xlog:class+load:file=" + classes), LAUNCHER.toString());

        assertThat(end(run).exitCode()).isZero();
        assertThat(classes).content().contains("cli.Main").doesNotContain("lettuce", "netty", "SharedRedis");
    }

    @Test
    void completesItsCommandsAndOptionsInBash() throws Exception {
        Invocation script = end(start(null, LAUNCHER.toString(), "completion"));
        Files.writeString(
                directory.resolve("complete.sh"),
                script.out() + "\nCOMP_WORDS=(hashtags fetch --trans); COMP_CWORD=2; _complete_hashtags\n"
                        + "echo \"${COMPREPLY[@]}\"\n");

        Invocation completed = end(start(null, "bash", "complete.sh"));

        assertThat(completed.lines()).last().isEqualTo("--transport");
    }

    /** A process, and where its output goes. */
    private record Run(Process process, Path out, Path err) {}

    private Run start(StubKeyApiServer stub, String... command) throws IOException {
        return start(stub, Map.of(), command);
    }

    private Run start(StubKeyApiServer stub, Map<String, String> environment, String... command) throws IOException {
        Path out = Files.createTempFile(directory, "out", ".txt");
        Path err = Files.createTempFile(directory, "err", ".txt");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("KEYAPI_") || name.equals("COLUMNS"));
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().put("XDG_STATE_HOME", directory.resolve("state").toString());
        process.environment().putAll(environment);
        if (stub != null) {
            process.environment().put("KEYAPI_TOKEN", stub.apiKey().reveal());
            process.environment().put("KEYAPI_API_BASE_URL", stub.baseUri().toString());
        }
        return new Run(process.start(), out, err);
    }

    private static Invocation end(Run run) throws Exception {
        boolean ended = run.process().waitFor(120, TimeUnit.SECONDS);
        run.process().destroyForcibly();
        assertThat(ended).as("ended within two minutes").isTrue();
        return new Invocation(run.process().exitValue(), Files.readString(run.out()), Files.readString(run.err()));
    }
}
