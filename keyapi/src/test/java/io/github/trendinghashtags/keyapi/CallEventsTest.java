package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.answer;
import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.CallEvent.AttemptEnded;
import io.github.trendinghashtags.CallEvent.CallEnded;
import io.github.trendinghashtags.CallEvent.RetryScheduled;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallEventsTest {
    private final Bench bench = new Bench();
    private final HeardEvents heard = new HeardEvents();

    @BeforeEach
    void listen() {
        bench.listener = heard;
    }

    @Test
    void aPageIsOneAttempt() {
        CompletableFuture<TrendingHashtagsPage> result = bench.start();
        bench.time.advance(Duration.ofMillis(80), () -> {});
        bench.answer(1, ok());

        assertThat(result).isCompleted();
        assertThat(heard.lines)
                .containsExactly("attempt 1: 200 in 80 ms, request r-1", "call: Page, attempts 1, credits 2");
    }

    @Test
    void aFailureThatIsRetriedComesBeforeThePage() {
        bench.transport
                .answers(answer(503, Responses.refusal(503)))
                .fails(new IOException("reset"))
                .answers(ok());
        bench.start();
        bench.advance(Bench.PAUSE.multipliedBy(2));

        String pause = Bench.PAUSE.toMillis() + " ms";
        assertThat(heard.lines)
                .containsExactly(
                        "attempt 1: 503 in 0 ms, request r-2",
                        "retry after 1 for ServerFailed in " + pause,
                        "attempt 2: ConnectionFailed in 0 ms, request null",
                        "retry after 2 for ConnectionFailed in " + pause,
                        "attempt 3: 200 in 0 ms, request r-1",
                        "call: Page, attempts 3, credits 6");
    }

    @Test
    void aRetryWithoutAPauseComesBeforeTheNextAttempt() {
        bench.resilience.pauseMillis = 0;
        bench.transport.answers(status(500), ok());
        bench.start();

        assertThat(heard.lines)
                .containsExactly(
                        "attempt 1: 500 in 0 ms, request null",
                        "retry after 1 for ServerFailed in 0 ms",
                        "attempt 2: 200 in 0 ms, request r-1",
                        "call: Page, attempts 2, credits 4");
    }

    @Test
    void aRefusalIsNotRefusedARetry() {
        bench.transport.answers(status(401));
        bench.start();

        assertThat(heard.lines)
                .containsExactly("attempt 1: 401 in 0 ms, request null", "call: Unauthorized, attempts 1, credits 2");
    }

    @Test
    void noAttemptIsLeft() {
        bench.transport.answers(status(500), status(500), status(500));
        var result = bench.start();
        bench.advance(Bench.PAUSE.multipliedBy(2));

        assertThat(heard.lines)
                .endsWith("no retry after 3: NO_ATTEMPT_LEFT", "call: ServerFailed, attempts 3, credits 6");
        assertThat(Bench.failureOf(result)).hasMessageEndingWith("HTTP 500, after 3 attempts");
        assertThat(Bench.failureOf(result).getSuppressed()).hasSize(2);
    }

    @Test
    void theVendorAsksToWaitTooLong() {
        bench.transport.answers(answer(429, "", "Retry-After", "99999"));
        bench.start();

        assertThat(heard.lines)
                .containsExactly(
                        "attempt 1: 429 in 0 ms, request null",
                        "no retry after 1: RETRY_AFTER_TOO_LONG",
                        "call: RateLimited, attempts 1, credits 2");
    }

    @Test
    void thePauseWouldExceedTheCallTimeout() {
        bench.settings = bench.settings.withCallTimeout(Bench.PAUSE);
        bench.transport.answers(status(500));
        bench.start();

        assertThat(heard.lines).contains("no retry after 1: NO_TIME_LEFT");
    }

    @Test
    void retriesAreSuspended() {
        bench.settings =
                bench.settings.withResilience(bench.settings.resilience().withRetryBudget(1, 0.1));
        bench.transport.answers(status(500));
        var result = bench.start();

        assertThat(heard.lines).contains("no retry after 1: RETRIES_SUSPENDED");
        assertThat(Bench.failureOf(result)).hasMessageContaining("HTTP 500; retries are suspended");
    }

    @Test
    void anAttemptThatWasNotMadeIsNone() {
        bench.transport.then(() -> {
            throw new RejectedExecutionException("full");
        });
        bench.start();

        assertThat(heard.lines).containsExactly("call: NotSent, attempts 0, credits 0");
    }

    @Test
    void aRefusedPermitIsACallWithoutAttempts() {
        bench.resilience.permits.add(-1L);
        bench.start();

        assertThat(heard.lines).containsExactly("call: NotSent, attempts 0, credits 0");
    }

    @Test
    void anAttemptThatTimesOutIsRetried() {
        bench.start();
        bench.advance(Bench.ATTEMPT_TIMEOUT);

        assertThat(heard.lines)
                .containsExactly(
                        "attempt 1: TimedOut in 10000 ms, request null",
                        "retry after 1 for TimedOut in " + Bench.PAUSE.toMillis() + " ms");
    }

    @Test
    void aCallThatTimesOutEndsItsAttempt() {
        bench.settings = bench.settings.withCallTimeout(Duration.ofSeconds(5));
        var result = bench.start();
        bench.advance(Duration.ofSeconds(5));

        assertThat(Bench.failureOf(result)).isInstanceOf(TimedOut.class);
        assertThat(heard.lines)
                .containsExactly(
                        "attempt 1: TimedOut in 5000 ms, request null", "call: TimedOut, attempts 1, credits 2");
    }

    @Test
    void aCallThatIsCancelledEndsItsAttempt() {
        var result = bench.start();
        result.cancel(true);
        bench.steps.runAll();

        assertThat(heard.lines)
                .containsExactly(
                        "attempt 1: Cancelled in 0 ms, request null", "call: Cancelled, attempts 1, credits 2");
        bench.assertNothingIsLeft();
    }

    @Test
    void aCallThatIsClosedEndsItsAttempt() {
        bench.start();
        bench.client().close();
        bench.steps.runAll();
        bench.start();

        assertThat(heard.lines)
                .containsExactly(
                        "attempt 1: NotSent in 0 ms, request null",
                        "call: NotSent, attempts 1, credits 2",
                        "call: NotSent, attempts 0, credits 0");
    }

    @Test
    void aCallThatIsInterruptedEndsItsAttempt() throws Exception {
        bench.workers = Runnable::run;
        Thread caller = new Thread(() -> {
            try {
                bench.client().fetch(Bench.QUERY);
            } catch (RuntimeException interrupted) {
                heard.lines.add("thrown: " + interrupted.getClass().getSimpleName());
            }
        });
        caller.start();
        bench.time.awaitTask(Bench.ATTEMPT_TIMEOUT);
        caller.interrupt();
        caller.join();

        assertThat(heard.lines)
                .containsExactly(
                        "attempt 1: Interrupted in 0 ms, request null",
                        "call: Interrupted, attempts 1, credits 2",
                        "thrown: Interrupted");
    }

    @Test
    void whatAListenerThrowsChangesNothing() {
        for (Throwable thrown : List.of(new IllegalStateException(), new StackOverflowError(), new IOException())) {
            Bench loud = new Bench();
            loud.listener = new CallListener() {
                @Override
                public void attemptEnded(AttemptEnded event) {
                    throw Sneaky.unchecked(thrown);
                }

                @Override
                public void retryScheduled(RetryScheduled event) {
                    throw Sneaky.unchecked(thrown);
                }

                @Override
                public void callEnded(CallEnded event) {
                    throw Sneaky.unchecked(thrown);
                }
            };
            loud.transport.answers(status(500), ok());
            var result = loud.start();
            loud.advance(Bench.PAUSE);

            assertThat(result.join().receipt().attempts()).isEqualTo(2);
            loud.assertNothingIsLeft();
        }
    }

    /** Blocks in what it hears of one kind until it is released. */
    private static final class BlockingListener extends HeardEvents {
        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);
        private final Class<?> where;

        BlockingListener(Class<?> where) {
            this.where = where;
        }

        @Override
        public void attemptEnded(AttemptEnded event) {
            blockIn(AttemptEnded.class);
            super.attemptEnded(event);
        }

        @Override
        public void callEnded(CallEnded event) {
            blockIn(CallEnded.class);
            super.callEnded(event);
        }

        private void blockIn(Class<?> event) {
            if (event == where) {
                reached.countDown();
                try {
                    release.await();
                } catch (InterruptedException interrupt) {
                    throw new AssertionError(interrupt);
                }
            }
        }

        void releaseAndAwait(int events) {
            release.countDown();
            while (lines.size() < events) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aListenerThatBlocksHoldsUpNoRetry() throws Exception {
        BlockingListener blocking = new BlockingListener(AttemptEnded.class);
        bench.listener = blocking;
        bench.workers = task -> new Thread(task).start();
        bench.transport.answers(status(500), ok());
        var result = bench.begin();
        blocking.reached.await();
        bench.time.awaitTask(Bench.PAUSE);
        bench.time.advance(Bench.PAUSE, () -> {});

        assertThat(result.join().receipt().attempts()).isEqualTo(2);
        assertThat(blocking.lines).isEmpty();
        blocking.releaseAndAwait(4);
        assertThat(blocking.lines)
                .containsExactly(
                        "attempt 1: 500 in 0 ms, request null",
                        "retry after 1 for ServerFailed in " + Bench.PAUSE.toMillis() + " ms",
                        "attempt 2: 200 in 0 ms, request r-1",
                        "call: Page, attempts 2, credits 4");
    }

    @Test
    void aListenerThatBlocksAtTheEndHoldsUpTheResultToTheDeadlineAtMost() throws Exception {
        BlockingListener blocking = new BlockingListener(CallEnded.class);
        bench.listener = blocking;
        bench.workers = task -> new Thread(task).start();
        bench.transport.answers(ok());
        var result = bench.begin();
        blocking.reached.await();
        assertThat(result).isNotDone();
        bench.time.advance(Bench.CALL_TIMEOUT, () -> {});

        assertThat(result.join().receipt().attempts()).isEqualTo(1);
        blocking.releaseAndAwait(2);
    }

    @Test
    void aCallWithoutAListenerCollectsNothing() {
        bench.listener = null;

        assertThat(bench.client().events(Bench.QUERY)).isSameAs(CallEvents.NONE);
        assertThat(bench.client().drift(Bench.QUERY, KeyRedactor.NONE)).isNull();
    }

    @Test
    void theGaugesCountWhatIsOnTheWireAndWhatWaits() {
        bench.fillPlaces();
        var waiting = bench.start();
        assertThat(bench.client().requestsInFlight()).isEqualTo(2);
        assertThat(bench.client().callsWaiting()).isEqualTo(1);

        waiting.cancel(true);
        bench.answer(1, ok());
        assertThat(bench.client().requestsInFlight()).isEqualTo(1);
        assertThat(bench.client().callsWaiting()).isZero();
    }

    @Test
    void messagesSayAfterHowManyAttempts() {
        bench.transport.fails(new IOException("reset")).answers(status(401));
        var result = bench.start();
        bench.advance(Bench.PAUSE);

        assertThat(Bench.failureOf(result)).hasMessageEndingWith("HTTP 401, after 2 attempts");
        assertThat(Bench.failureOf(result).getSuppressed()).hasExactlyElementsOfTypes(ConnectionFailed.class);
        assertThat(Bench.failureOf(result)).isNotInstanceOf(NotSent.class);
    }
}
