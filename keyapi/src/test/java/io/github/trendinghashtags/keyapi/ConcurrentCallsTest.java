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
    private static final int SLOTS = 16;

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
            exchange.complete(Answers.ok());
        });
        return exchange;
    }

    private final CallEngine engine = new CallEngine(
            bench.settings.withMaxConcurrency(SLOTS),
            (request, callingThread) -> answerLater(request),
            JacksonTokens::open,
            bench.resilience,
            bench.time,
            steps);

    @AfterEach
    void stopThreads() throws InterruptedException {
        wire.shutdown();
        assertThat(wire.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        steps.shutdown();
        assertThat(steps.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    private int freeSlots() {
        List<Slots.Slot> taken = new ArrayList<>();
        AtomicInteger granted = new AtomicInteger();
        for (int i = 0; i <= SLOTS; i++) {
            Slots.Slot slot = engine.slots.slot(granted::incrementAndGet);
            slot.take();
            taken.add(slot);
        }
        int free = granted.get();
        taken.forEach(Slots.Slot::giveBack);
        return free;
    }

    @Test
    void aThousandFuturesCompleteWithAtMostSixteenInFlight() throws Exception {
        List<CompletableFuture<TrendingHashtagsPage>> results = IntStream.range(0, CALLS)
                .mapToObj(i -> engine.fetchAsync(Bench.QUERY))
                .toList();

        assertThat(results)
                .allSatisfy(
                        result -> assertThat(result.join().receipt().attempts()).isEqualTo(1));
        assertThat(mostInFlight).hasValueBetween(1, SLOTS);
        assertThat(sent).hasValue(CALLS);
        stopThreads();
        assertThat(bench.time.pending()).isEmpty();
        assertThat(freeSlots()).isEqualTo(SLOTS);
        assertThat(bench.resilience.successes).hasValue(CALLS);
    }

    @Test
    void manyCallersThatBlockAreAllServed() throws Exception {
        AtomicInteger served = new AtomicInteger();
        List<Thread> callers = IntStream.range(0, 64)
                .mapToObj(i -> new Thread(() -> {
                    for (int call = 0; call < 10; call++) {
                        engine.fetch(Bench.QUERY);
                        served.incrementAndGet();
                    }
                }))
                .toList();
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(served).hasValue(640);
        assertThat(mostInFlight).hasValueBetween(1, SLOTS);
        assertThat(freeSlots()).isEqualTo(SLOTS);
    }

    @Test
    void callsThatRaceWithCloseAllEnd() throws Exception {
        CountDownLatch started = new CountDownLatch(CALLS / 2);
        List<CompletableFuture<TrendingHashtagsPage>> results = new ArrayList<>();
        Thread caller = new Thread(() -> {
            for (int i = 0; i < CALLS; i++) {
                results.add(engine.fetchAsync(Bench.QUERY));
                started.countDown();
            }
        });
        caller.start();
        started.await();
        engine.close();
        caller.join();

        assertThat(results).hasSize(CALLS).allSatisfy(result -> {
            Throwable thrown = catchThrowable(result::join);
            assertThat(thrown == null || thrown.getCause() instanceof NotSent).isTrue();
        });
        stopThreads();
        assertThat(bench.time.pending()).isEmpty();
        assertThat(bench.resilience.isBalanced()).isTrue();
        assertThat(catchThrowable(() -> engine.fetchAsync(Bench.QUERY).join()))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(NotSent.class);
    }
}
