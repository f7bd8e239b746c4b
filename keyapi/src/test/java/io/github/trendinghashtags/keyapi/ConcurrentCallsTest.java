package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ConcurrentCallsTest {
    private static final int CALLS = 1_000;
    private static final int PLACES = 16;

    private final Bench bench = new Bench();
    private final ExecutorService steps = Executors.newFixedThreadPool(4);
    private final ExecutorService wire = Executors.newFixedThreadPool(4);
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();

    /** Answers on threads of its own, and counts. */
    private CompletableFuture<TransportResponse> answerLater(TransportRequest call) {
        CompletableFuture<TransportResponse> exchange = new CompletableFuture<>();
        sent.incrementAndGet();
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        wire.execute(() -> {
            inFlight.decrementAndGet();
            exchange.complete(Responses.ok());
        });
        return exchange;
    }

    private final KeyApiClient client = new KeyApiClient(new KeyApiClientBuilder.Parts(
            bench.settings.withMaxConcurrency(PLACES),
            (request, callingThread) -> answerLater(request),
            bench.time,
            bench.resilience.retry(),
            false,
            bench.resilience.rateLimiter(),
            null,
            bench.resilience.circuitBreaker(),
            steps,
            steps,
            null,
            null,
            () -> {}));

    @AfterEach
    void stopThreads() throws InterruptedException {
        wire.shutdown();
        assertThat(wire.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        steps.shutdown();
        assertThat(steps.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    private int freePlaces() {
        return PLACES - client.attempts.onTheWire();
    }

    @Test
    void aThousandFuturesCompleteWithAtMostSixteenInFlight() throws Exception {
        List<CompletableFuture<TrendingHashtagsPage>> results = IntStream.range(0, CALLS)
                .mapToObj(i -> client.fetchAsync(Bench.QUERY))
                .toList();

        assertThat(results)
                .allSatisfy(
                        result -> assertThat(result.join().receipt().attempts()).isEqualTo(1));
        assertThat(mostInFlight).hasValueBetween(1, PLACES);
        assertThat(sent).hasValue(CALLS);
        stopThreads();
        assertThat(bench.time.pending()).isEmpty();
        assertThat(freePlaces()).isEqualTo(PLACES);
        assertThat(bench.resilience.successes).hasValue(CALLS);
    }

    @Test
    void manyCallersThatBlockAreAllServed() throws Exception {
        AtomicInteger served = new AtomicInteger();
        List<Thread> callers = IntStream.range(0, 64)
                .mapToObj(i -> new Thread(() -> {
                    for (int call = 0; call < 10; call++) {
                        client.fetch(Bench.QUERY);
                        served.incrementAndGet();
                    }
                }))
                .toList();
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(served).hasValue(640);
        assertThat(mostInFlight).hasValueBetween(1, PLACES);
        assertThat(freePlaces()).isEqualTo(PLACES);
    }

    @Test
    void callsThatRaceWithCloseAllEnd() throws Exception {
        CountDownLatch started = new CountDownLatch(CALLS / 2);
        List<CompletableFuture<TrendingHashtagsPage>> results = new ArrayList<>();
        Thread caller = new Thread(() -> {
            for (int i = 0; i < CALLS; i++) {
                results.add(client.fetchAsync(Bench.QUERY));
                started.countDown();
            }
        });
        caller.start();
        started.await();
        client.close();
        caller.join();

        assertThat(results).hasSize(CALLS).allSatisfy(result -> {
            Throwable thrown = catchThrowable(result::join);
            assertThat(thrown == null || thrown.getCause() instanceof NotSent).isTrue();
        });
        stopThreads();
        assertThat(bench.time.pending()).isEmpty();
        assertThat(bench.resilience.isBalanced()).isTrue();
        assertThat(catchThrowable(() -> client.fetchAsync(Bench.QUERY).join()))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(NotSent.class);
    }
}
