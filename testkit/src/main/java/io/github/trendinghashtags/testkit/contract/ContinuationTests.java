package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.stub.StubAnswer;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/** What is chained to futures and takes its time, or calls the port: it costs no other call any. */
abstract class ContinuationRows extends StubRows {
    private static final Duration LIMIT = Duration.ofMillis(700);
    private static final TrendingHashtagsQuery NEXT = QUERY.withPage(2);
    private static final int CALLS = 16;

    private final CompletableFuture<Boolean> released = new CompletableFuture<>();

    @AfterEach
    void release() {
        released.complete(true);
    }

    @BothWays
    void delaysNoPageByContinuationsThatBlock(Way way) {
        TrendingHashtagsPort port = port();
        blockContinuations(port);
        assertEquals(1, fetch(way, port).receipt().attempts());
    }

    @BothWays
    void delaysNoTimeoutByContinuationsThatBlock(Way way) {
        TrendingHashtagsPort port = port(settings -> settings.withCallTimeout(LIMIT));
        blockContinuations(port);
        stub.enqueue(StubAnswer.never());
        long before = System.nanoTime();
        assertAttempts(1, failure(TimedOut.class, way, port));
        // By another clock than the client's, which says when it meant to end.
        assertTook(LIMIT, contract().leeway().multipliedBy(2), Duration.ofNanos(System.nanoTime() - before));
    }

    @BothWays
    void letsContinuationsFetch(Way way) throws Exception {
        TrendingHashtagsPort port = port();
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        List<CompletableFuture<TrendingHashtagsPage>> nested = held(port, gate).stream()
                .map(page -> page.thenApply(first -> way.fetch(port, NEXT)))
                .toList();
        gate.complete(true);
        for (CompletableFuture<TrendingHashtagsPage> page : nested) {
            TrendingHashtagsPage second = page.get(contract().patience().toMillis(), TimeUnit.MILLISECONDS);
            assertEquals(2, second.page());
            assertEquals(1, second.receipt().attempts());
        }
        assertRequests(2 * CALLS);
    }

    /** Has each of many futures block the thread that completes it, and waits until all of them are complete even so. */
    private void blockContinuations(TrendingHashtagsPort port) {
        Thread test = Thread.currentThread();
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        List<CompletableFuture<TrendingHashtagsPage>> pages = held(port, gate);
        pages.forEach(page -> page.whenComplete((done, failure) -> {
            if (Thread.currentThread() != test) {
                released.join();
            }
        }));
        gate.complete(true);
        Await.polling(
                contract().patience(),
                () -> pages.stream().allMatch(CompletableFuture::isDone),
                () -> "futures to complete while what is chained to others blocks");
    }

    /** Calls whose answers wait for the gate, so that something can be chained to them. */
    private List<CompletableFuture<TrendingHashtagsPage>> held(TrendingHashtagsPort port, CompletableFuture<?> gate) {
        List<CompletableFuture<TrendingHashtagsPage>> pages = IntStream.range(0, CALLS)
                .mapToObj(i -> {
                    stub.enqueue(StubAnswer.documented().heldUntil(gate));
                    return port.fetchAsync(QUERY);
                })
                .toList();
        stub.awaitRequests(CALLS);
        return pages;
    }
}
