package io.github.trendinghashtags.adapter.jdkhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a client owns, and when it lets go of it. */
@ExtendWith(StubKeyApiExtension.class)
class LifecycleTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    @Test
    void endsItsThreadsWhenItIsClosed(StubKeyApiServer stub) throws InterruptedException {
        List<Thread> before = clientThreads();
        try (var hashtags = JdkHttpTrendingHashtags.create(stub.settings())) {
            hashtags.fetchAsync(QUERY).join();
        }
        for (Thread thread : clientThreads()) {
            if (!before.contains(thread)) {
                thread.join(10_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    @Test
    void closesIdleConnectionsWhenItIsClosed(StubKeyApiServer stub) {
        try (var hashtags = JdkHttpTrendingHashtags.create(stub.settings())) {
            hashtags.fetch(QUERY);
            assertThat(stub.connectionsOpen()).isOne();
        }
        Await.polling(
                Duration.ofSeconds(30), () -> stub.connectionsOpen() == 0, () -> stub.connectionsOpen() + " open");
    }

    @Test
    void keepsNoProcessAlive(StubKeyApiServer stub) {
        try (var hashtags = JdkHttpTrendingHashtags.create(stub.settings())) {
            hashtags.fetchAsync(QUERY).join();
            assertThat(clientThreads()).isNotEmpty().allMatch(Thread::isDaemon);
        }
    }

    @Test
    void failsCallsUnderWayWhenItIsClosed(StubKeyApiServer stub) {
        stub.enqueue(StubResponse.never());
        var hashtags = JdkHttpTrendingHashtags.create(stub.settings());
        CompletableFuture<TrendingHashtagsPage> page = hashtags.fetchAsync(QUERY);
        stub.awaitRequests(1);

        hashtags.close();

        assertThat(page).failsWithin(Duration.ofSeconds(10)).withThrowableThat().withCauseInstanceOf(NotSent.class);
        stub.awaitConnectionsOpen(0);
        assertThatThrownBy(() -> hashtags.fetch(QUERY)).isInstanceOf(NotSent.class);
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void canBeClosedTwice(StubKeyApiServer stub) {
        var hashtags = JdkHttpTrendingHashtags.create(stub.settings());
        hashtags.close();
        hashtags.close();
    }

    @Test
    void holdsNoThreadForAWaitingCall(StubKeyApiServer stub) {
        ClientSettings slow = stub.settings().withCallTimeout(Duration.ofHours(1));
        RateLimiter limiter = RateLimiter.of(
                "drained",
                RateLimiterConfig.custom()
                        .limitForPeriod(20_000)
                        .limitRefreshPeriod(Duration.ofHours(1))
                        .timeoutDuration(Duration.ofHours(1))
                        .build());
        try (var hashtags =
                JdkHttpTrendingHashtags.builder(slow).rateLimiter(limiter).build()) {
            hashtags.fetchAsync(QUERY).join();
            limiter.drainPermissions();
            int one = clientThreads().size();

            List<CompletableFuture<TrendingHashtagsPage>> waiting = IntStream.range(0, 10_000)
                    .mapToObj(call -> hashtags.fetchAsync(QUERY))
                    .toList();

            assertThat(clientThreads().size())
                    .isLessThanOrEqualTo(one + Runtime.getRuntime().availableProcessors());
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            waiting.forEach(page -> page.cancel(true));
        }
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void leavesTheUsersClientAndExecutorOpen(StubKeyApiServer stub) {
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "mine"));
        for (int time = 0; time < 2; time++) {
            try (var hashtags = JdkHttpTrendingHashtags.builder(stub.settings())
                    .httpClient(client)
                    .executor(executor)
                    .build()) {
                assertThat(hashtags.fetchAsync(QUERY).join().page()).isEqualTo(1);
            }
        }
        assertThat(executor.isShutdown()).isFalse();
        executor.shutdown();
    }

    @Test
    void runsWhatIsChainedToAFutureOnTheUsersExecutor(StubKeyApiServer stub) throws InterruptedException {
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "mine"));
        CompletableFuture<Void> gate = new CompletableFuture<>();
        stub.enqueue(StubResponse.documented().heldUntil(gate));
        try (var hashtags = JdkHttpTrendingHashtags.builder(stub.settings())
                .executor(executor)
                .build()) {
            CompletableFuture<String> thread = hashtags.fetchAsync(QUERY)
                    .thenApply(page -> Thread.currentThread().getName());
            gate.complete(null);
            assertThat(thread.join()).isEqualTo("mine");
        }
        executor.shutdown();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void refusesAClientThatFollowsRedirects(StubKeyApiServer stub) {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        assertThatThrownBy(
                        () -> JdkHttpTrendingHashtags.builder(stub.settings()).httpClient(client))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the HTTP client must follow redirects NEVER, was NORMAL");
    }

    private static List<Thread> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("trending-hashtags-jdk-http-"))
                .toList();
    }
}
