package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/** Checks that dependent stages of futures which block, or call the port, delay no other call. */
abstract class ContinuationTests extends StubTests {
    private static final Duration LIMIT = Duration.ofMillis(1500);
    private static final TrendingHashtagsQuery NEXT = QUERY.withPage(2);
    private static final int CALLS = 16;

    private final CompletableFuture<Boolean> released = new CompletableFuture<>();

    @AfterEach
    void release() {
        released.complete(true);
    }

    @CallModes
    void delaysNoPageByContinuationsThatBlock(CallMode mode) {
        TrendingHashtagsPort port = port();
        blockContinuations(port);
        assertEquals(1, fetch(mode, port).receipt().attempts());
    }

    @CallModes
    void delaysNoTimeoutByContinuationsThatBlock(CallMode mode) {
        TrendingHashtagsPort port = port(settings -> settings.withCallTimeout(LIMIT));
        blockContinuations(port);
        stub.enqueue(StubResponse.never());
        long before = System.nanoTime();
        assertAttempts(1, failure(TimedOut.class, mode, port));
        // By another clock than the client's.
        assertTook(LIMIT, contract().leeway().multipliedBy(2), Duration.ofNanos(System.nanoTime() - before));
    }

    @CallModes
    void allowsCallsFromContinuations(CallMode mode) throws Exception {
        TrendingHashtagsPort port = port();
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        List<CompletableFuture<TrendingHashtagsPage>> nested = held(port, gate).stream()
                .map(page -> page.thenApply(first -> mode.fetch(port, NEXT)))
                .toList();
        gate.complete(true);
        for (CompletableFuture<TrendingHashtagsPage> page : nested) {
            TrendingHashtagsPage second = page.get(contract().patience().toMillis(), TimeUnit.MILLISECONDS);
            assertEquals(2, second.page());
            assertEquals(1, second.receipt().attempts());
        }
        assertRequests(2 * CALLS);
    }

    /** Blocks each thread that completes one of many futures, and waits until all of them are complete. */
    private void blockContinuations(TrendingHashtagsPort port) {
        Thread test = Thread.currentThread();
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        List<CompletableFuture<TrendingHashtagsPage>> pages = held(port, gate);
        for (CompletableFuture<TrendingHashtagsPage> page : pages) {
            var unused = page.whenComplete((done, failure) -> {
                if (Thread.currentThread() != test) {
                    released.join();
                }
            });
        }
        gate.complete(true);
        Await.polling(
                contract().patience(),
                () -> pages.stream().allMatch(CompletableFuture::isDone),
                () -> "futures to complete while what is chained to others blocks");
    }

    /** Makes calls whose responses wait for the gate, so that stages can be added first. */
    private List<CompletableFuture<TrendingHashtagsPage>> held(TrendingHashtagsPort port, CompletableFuture<?> gate) {
        List<CompletableFuture<TrendingHashtagsPage>> pages = IntStream.range(0, CALLS)
                .mapToObj(i -> {
                    stub.enqueue(StubResponse.documented().heldUntil(gate));
                    return port.fetchAsync(QUERY);
                })
                .toList();
        stub.awaitRequests(CALLS);
        return pages;
    }
}
