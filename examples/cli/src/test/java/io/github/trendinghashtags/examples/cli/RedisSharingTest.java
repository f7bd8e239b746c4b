package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubRequest;
import io.github.trendinghashtags.testredis.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs share through Redis. Each invocation is as a process of its own, and each stub's address an account. */
@ExtendWith(StubKeyApiExtension.class)
class RedisSharingTest {
    private static final String PASSWORD = "correct-horse";

    private static TestRedis redis;

    @TempDir
    private Path directory;

    private StubKeyApiServer stub;

    @BeforeAll
    static void start() {
        redis = TestRedis.start("--requirepass", PASSWORD);
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @BeforeEach
    void serve(StubKeyApiServer fresh) {
        stub = fresh;
    }

    @Test
    void paysForEachPageOnceInSweepsOfTheSameList() throws Exception {
        stub.latency(Duration.ofMillis(20));
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<CompletableFuture<Invocation>> runs = new ArrayList<>();
        for (String place : List.of("one", "two", "three")) {
            Path to = directory.resolve(place);
            runs.add(CompletableFuture.supplyAsync(
                    () -> run("sweep", "--to=" + to, "--regions=us,gb,fr,de", "--periods=7,30"), threads));
        }
        threads.shutdown();

        for (CompletableFuture<Invocation> run : runs) {
            Invocation ended = run.get(60, TimeUnit.SECONDS);
            assertThat(ended.err()).isEmpty();
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.out()).contains("8 of 8 rankings in ");
        }
        assertThat(stub.requests()).extracting(StubRequest::query).doesNotHaveDuplicates();
        assertThat(stub.creditsCharged()).isEqualTo(8 * 10);
        assertThat(directory.resolve("two")).isDirectoryContaining("glob:**/fr-30d-all-*.jsonl");
    }

    @Test
    void sharesPagesAndLeavesNothingOnTheDisk() {
        run("fetch");
        Invocation second = run("fetch");

        assertThat(second.out()).contains("1 page of today not paid for again");
        assertThat(stub.requests()).hasSize(1);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void paysAgainIfAskedTo() {
        run("fetch");
        run("fetch", "--fresh");

        assertThat(stub.requests()).hasSize(2);
    }

    @Test
    void keepsToOneBudget() {
        assertThat(run("fetch", "--budget=7").exitCode()).isZero();

        Invocation second = run("fetch", "--page=2", "--budget=7");

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err()).contains("no room in the credits of the day").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"jdk", "feign"})
    void keepsToOnePace(String transport) {
        ResiliencePolicy onePermit = stub.settings()
                .resilience()
                .withRateLimit(1, Duration.ofHours(1))
                .withTimeoutDuration(Duration.ofSeconds(10));
        Endpoint endpoint = Endpoint.at(stub.settings().withResilience(onePermit));
        String[] args = {"fetch", "--fresh", "--transport=" + transport, "--redis=" + uri()};

        assertThat(Invocation.of(() -> endpoint, Map.of(), args).err()).isEmpty();
        Invocation second = Invocation.of(() -> endpoint, Map.of(), args);

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err()).contains("no permit").hasLineCount(1);
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void sharesNothingWithAnotherPrefix() {
        run("fetch");
        run("fetch", "--key-prefix=others");

        assertThat(stub.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            2; --redis must be redis://;              --redis=REDIS:PORT
            2; --redis must be redis://;              --redis=redis://:correct-horse@127.0.0.1:port
            2; --redis must be redis://;              --redis=rediss://:correct-horse@:6379/x
            2; --redis must be redis://;              --redis=redis://:correct-horse@127.0.0.1:99999
            2; --redis must be redis://;              --redis=redis://:correct-horse@127.0.0.1/first
            2; Unknown option: '--rediss=redis://…@;  --rediss=URI
            2; --redis and --state exclude each other; --redis=URI --state=.
            2; leave out one of --demo and --redis;   --redis=URI --demo
            2; --key-prefix is of no use;           --key-prefix=mine
            2; --key-prefix: keyPrefix must be;     --redis=URI --key-prefix={mine}
            1; can't be used: Connection refused;     --redis=redis://:correct-horse@127.0.0.1:1
            1; can't be used: WRONGPASS;              --redis=redis://:correct-horse-no@127.0.0.1:PORT
            """)
    void refusesWhatCannotBeUsedBeforeItPays(int exitCode, String reason, String options) {
        String[] args = ("sweep --to=" + directory + " --verbose " + options)
                .replace("URI", uri())
                .replace("PORT", Integer.toString(redis.port()))
                .split(" ");

        Invocation run = Invocation.of(this::endpoint, Map.of(), args);

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err().lines().findFirst().orElseThrow())
                .startsWith("hashtags: ")
                .contains(reason);
        assertThat(run.err() + run.out()).doesNotContain(PASSWORD);
        assertThat(stub.requests()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void refusesToShareInventedDataForWantOfAKey() {
        Invocation run = Invocation.of(() -> Endpoint.from(Map.of()), Map.of(), "fetch", "--redis=" + uri());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("set KEYAPI_TOKEN").hasLineCount(1);
    }

    private static String uri() {
        return "redis://:" + PASSWORD + "@127.0.0.1:" + redis.port();
    }

    private Endpoint endpoint() {
        return Endpoint.at(stub.settings(), directory.resolve("state"));
    }

    private Invocation run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--redis=" + uri());
        return Invocation.of(this::endpoint, Map.of(), all.toArray(String[]::new));
    }
}
