package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the user's executor is for, and what a call does without it. */
class CallExecutorTest {
    private final Bench bench = new Bench();

    @BeforeEach
    void giveAnExecutor() {
        bench.executor = new ManualExecutor();
    }

    @Test
    void itCompletesTheFuture() {
        bench.transport.answers(ok());
        var result = bench.start();

        assertThat(result).isNotDone();
        assertThat(bench.freePlaces()).isEqualTo(2);
        assertThat(bench.client().callsWaiting()).isZero();
        bench.executor.runAll();
        assertThat(result).isCompleted();
        bench.assertNothingIsLeft();
    }

    @Test
    void itFailsTheFuture() {
        bench.transport.answers(status(403));
        var result = bench.start();

        assertThat(result).isNotDone();
        bench.executor.runAll();
        assertThat(result).isCompletedExceptionally();
        bench.assertNothingIsLeft();
    }

    @Test
    void ifItTakesNothingTheFutureIsCompletedAllTheSame() {
        bench.transport.answers(ok());
        bench.executor.rejecting = true;

        assertThat(bench.start()).isCompleted();
        bench.assertNothingIsLeft();
    }

    @Test
    void ifItThrowsTheFutureIsCompletedAllTheSame() {
        bench.transport.answers(ok());
        bench.executor.failure = new IllegalStateException("a user's bug");

        assertThat(bench.start()).isCompleted();
        bench.assertNothingIsLeft();
    }

    @Test
    void aPageThatItDoesNotDeliverIsThereAtTheDeadline() {
        bench.transport.answers(ok());
        var result = bench.start();
        bench.advance(Bench.CALL_TIMEOUT);

        assertThat(result).isCompleted();
        bench.executor.runAll();
        bench.assertNothingIsLeft();
    }

    @Test
    void aFailureThatItDoesNotDeliverIsThereAtTheDeadline() {
        bench.transport.answers(status(503));
        bench.resilience.attempts = 1;
        var result = bench.start();
        bench.advance(Bench.CALL_TIMEOUT);

        assertThat(Bench.failureOf(result)).isInstanceOf(ServerFailed.class);
    }

    @Test
    void aPageThatItDoesNotDeliverIsThereWhenTheClientIsClosed() {
        bench.transport.answers(ok());
        var result = bench.start();
        bench.client().close();
        bench.steps.runAll();

        assertThat(result).isCompleted();
    }

    @Test
    void aTimeoutDoesNotWaitForIt() {
        var inFlight = bench.start();
        bench.advance(Bench.ATTEMPT_TIMEOUT.minusNanos(1));
        bench.settings = bench.settings.withCallTimeout(Bench.ATTEMPT_TIMEOUT);
        bench.advance(Bench.CALL_TIMEOUT);

        assertThat(Bench.failureOf(inFlight)).isInstanceOf(TimedOut.class);
    }

    @Test
    void aCloseDoesNotWaitForIt() {
        var inFlight = bench.start();
        bench.client().close();
        bench.steps.runAll();

        assertThat(Bench.failureOf(inFlight)).isInstanceOf(NotSent.class);
    }
}
