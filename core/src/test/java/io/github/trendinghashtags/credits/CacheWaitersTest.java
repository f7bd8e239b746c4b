package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers who share a call neither lose its receipt nor stop each other. */
@Timeout(60)
class CacheWaitersTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    private final ManualPort port = new ManualPort(Clock.systemUTC());
    private final CachedTrendingHashtags cached = cached(Duration.ofSeconds(30));

    private CachedTrendingHashtags cached(Duration callTimeout) {
        return CachedTrendingHashtags.builder(port)
                .callLimits(new CallLimits(3, callTimeout))
                .build();
    }

    @Test
    void aCallerWhoCancelsWhileThePageComesTakesNoReceiptAlong() throws Exception {
        for (int round = 0; round < 60; round++) {
            TrendingHashtagsQuery query = QUERY.withPage(1 + round);
            CompletableFuture<TrendingHashtagsPage> initiator = cached.fetchAsync(query);
            List<FutureTask<Integer>> others = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                others.add(blocking(query));
            }
            ManualPort.Call call = port.call(round);
            Thread cancelling = new Thread(() -> initiator.cancel(true));
            cancelling.start();
            call.answer(port.page(1));
            cancelling.join();

            int paid = initiator.isCancelled() ? 0 : initiator.join().receipt().creditsAtMost();
            for (FutureTask<Integer> other : others) {
                paid += other.get();
            }
            assertThat(paid).isEqualTo(2);
        }
    }

    /** A thread that waits for its page by now, and the credits of that. */
    private FutureTask<Integer> blocking(TrendingHashtagsQuery query) {
        FutureTask<Integer> credits =
                new FutureTask<>(() -> cached.fetch(query).receipt().creditsAtMost());
        Thread thread = new Thread(credits);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return credits;
    }

    @Test
    void theReceiptGoesToAnotherIfTheInitiatorLeavesAtTheLastMoment() throws Exception {
        CompletableFuture<TrendingHashtagsPage> initiator = cached.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> second = cached.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> third = cached.fetchAsync(QUERY);
        var unused = port.call(0).future().whenComplete((page, failure) -> initiator.cancel(true));

        port.call(0).answer(port.page(1));

        int paid = initiator.isCancelled() ? 0 : initiator.join().receipt().creditsAtMost();
        assertThat(paid
                        + second.join().receipt().creditsAtMost()
                        + third.join().receipt().creditsAtMost())
                .isEqualTo(2);
    }

    @Test
    void aContinuationMayWaitForAnotherCallersFuture() throws Exception {
        CompletableFuture<TrendingHashtagsPage> first = cached.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> second = cached.fetchAsync(QUERY);
        CompletableFuture<Void> firstThenSecond = first.thenRun(second::join);
        CompletableFuture<Void> secondThenFirst = second.thenRun(first::join);

        Thread wire = new Thread(() -> port.calls.get(0).answer(port.page(1)));
        wire.start();

        assertThat(firstThenSecond).succeedsWithin(30, TimeUnit.SECONDS);
        assertThat(secondThenFirst).succeedsWithin(30, TimeUnit.SECONDS);
        wire.join();
    }

    @Test
    void continuationsThatBlockDelayNoOtherCaller() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        List<CompletableFuture<TrendingHashtagsPage>> callers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            CompletableFuture<TrendingHashtagsPage> caller = cached.fetchAsync(QUERY);
            callers.add(caller);
            var unused = caller.thenRun(() -> await(end));
        }
        Thread wire = new Thread(() -> port.calls.get(0).answer(port.page(1)));
        wire.start();
        try {
            CompletableFuture<?> all = CompletableFuture.allOf(callers.toArray(CompletableFuture[]::new));
            assertThat(all).succeedsWithin(30, TimeUnit.SECONDS);
        } finally {
            end.countDown();
            wire.join();
        }
    }

    /** A port whose futures one thread completes, as a user's executor may. */
    private static final class OneThreadPort implements TrendingHashtagsPort {
        private final ManualPort pages;
        private final Executor thread;

        private OneThreadPort(ManualPort pages, Executor thread) {
            this.pages = pages;
            this.thread = thread;
        }

        @Override
        public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
            return pages.page(1);
        }

        @Override
        public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
            return CompletableFuture.supplyAsync(() -> pages.page(1), thread);
        }
    }

    @Test
    void aContinuationMayBlockTheOnlyThreadThatCompletesThePortsFutures() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            CachedTrendingHashtags over = CachedTrendingHashtags.builder(new OneThreadPort(port, thread))
                    .callLimits(new CallLimits(3, Duration.ofMinutes(30)))
                    .build();
            CountDownLatch chained = new CountDownLatch(1);
            thread.execute(() -> await(chained));
            CompletableFuture<TrendingHashtagsPage> nested =
                    over.fetchAsync(QUERY).thenApply(page -> over.fetch(QUERY.withPage(2)));
            chained.countDown();

            assertThat(nested).succeedsWithin(30, TimeUnit.SECONDS);
        } finally {
            thread.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aPortThatNeverEndsKeepsNoBlockingCaller() {
        CachedTrendingHashtags impatient = cached(Duration.ofMillis(50));

        assertThat(catchThrowable(() -> impatient.fetch(QUERY))).isInstanceOf(TimedOut.class);
    }

    @Test
    void aFutureThatIsKeptRetainsNoOther() throws Exception {
        CompletableFuture<TrendingHashtagsPage> kept = cached.fetchAsync(QUERY);
        WeakReference<Object> other = new WeakReference<>(cached.fetchAsync(QUERY));
        port.call(0).answer(port.page(1));
        port.calls.clear();

        while (other.get() != null) {
            System.gc();
        }
        assertThat(kept).isCompleted();
    }
}
