package io.github.trendinghashtags.adapter.jdkhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.CachedTrendingHashtags;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Blocking fetches through a cache, chained to its futures, as many at once as there are threads to run them. */
@Timeout(60)
class CacheChainTest {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    @Test
    void blockTheClientsOwnThreadsForNoOne() {
        assertAllComplete(null, Duration.ofSeconds(30));
    }

    /** The user's executor completes futures, and all of its threads wait for one: the call timeout ends that. */
    @Test
    void blockAUsersExecutorUntilTheCallTimeoutAtMost() throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(PROCESSORS);
        try {
            assertAllComplete(executor, Duration.ofSeconds(2));
        } finally {
            executor.shutdownNow();
            assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void assertAllComplete(@Nullable Executor executor, Duration callTimeout) {
        try (StubKeyApiServer stub = StubKeyApiServer.start()) {
            var builder = JdkHttpTrendingHashtags.builder(stub.settings().withCallTimeout(callTimeout));
            if (executor != null) {
                builder.executor(executor);
            }
            try (var client = builder.build()) {
                var cached = CachedTrendingHashtags.over(client);
                CompletableFuture<?>[] chains = IntStream.range(0, 2 * PROCESSORS)
                        .mapToObj(i -> cached.fetchAsync(
                                        QUERY.withPage(1 + i % 5).withLimit(1 + i))
                                .thenApply(first -> fetch(cached, QUERY.withLimit(20 - i % 10))))
                        .toArray(CompletableFuture[]::new);

                assertThat(CompletableFuture.allOf(chains)).succeedsWithin(50, TimeUnit.SECONDS);
            }
        }
    }

    private static TrendingHashtagsPage fetch(CachedTrendingHashtags cached, TrendingHashtagsQuery query) {
        return cached.fetch(query);
    }
}
