package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class CallRejectionTest {
    private static final String FULL = "GET /v1/tiktok/trending/hashtags: an executor takes no more tasks";
    private final Bench bench = new Bench();

    @Test
    void aTimerThatTakesNothingHoldsTheCallBack() {
        bench.time.rejectFrom(1);

        assertThat(Bench.failureOf(bench.begin(), NotSent.class)).hasMessage(FULL);
        bench.assertNothingIsLeft();
    }

    @Test
    void workersThatTakeNothingHoldTheCallBack() {
        bench.steps.rejecting = true;

        NotSent failure = Bench.failureOf(bench.begin(), NotSent.class);

        assertThat(failure).hasMessage(FULL).hasCauseInstanceOf(RejectedExecutionException.class);
        assertThat(failure.receipt().attempts()).isZero();
        assertThat(bench.time.pending()).isEmpty();
        bench.assertNothingIsLeft();
    }

    @Test
    void workersThatTakeNoAnswerFailTheCallAtOnceAndChargeIt() {
        var result = bench.start();
        bench.steps.rejecting = true;
        bench.answer(1, ok());

        assertThat(Bench.failureOf(result)).hasCauseInstanceOf(RejectedExecutionException.class);
        assertThat(Bench.failureOf(result).receipt().creditsAtMost()).isEqualTo(2);
        bench.assertNothingIsLeft();
    }

    @Test
    void aTimerThatTakesNoPauseLeavesTheFailureBefore() {
        bench.time.rejectFrom(3);
        bench.transport.answers(status(503));

        ServerFailed failure = Bench.failureOf(bench.start(), ServerFailed.class);
        assertThat(failure.getSuppressed()).hasExactlyElementsOfTypes(NotSent.class);
        bench.assertNothingIsLeft();
    }

    @Test
    void aTimerThatTakesNoAttemptTimeoutLetsTheConnectionGoAndChargesIt() {
        bench.time.rejectFrom(2);

        var failure = Bench.failureOf(bench.start());

        assertThat(failure.receipt().attempts()).isEqualTo(1);
        assertThat(failure.receipt().creditsAtMost()).isEqualTo(2);
        assertThat(bench.transport.exchange(1)).isCancelled();
        bench.assertNothingIsLeft();
    }

    @Test
    void aTransportThatRefusesARetryLeavesTheFailureBefore() {
        bench.transport.answers(status(503)).then(() -> {
            throw new RejectedExecutionException("full");
        });
        var result = bench.start();
        bench.advance(Bench.PAUSE);

        ServerFailed failure = Bench.failureOf(result, ServerFailed.class);
        assertThat(failure.getSuppressed()).hasExactlyElementsOfTypes(NotSent.class);
        assertThat(failure.receipt().attempts()).isEqualTo(1);
        assertThat(failure.receipt().creditsAtMost()).isEqualTo(2);
        bench.assertNothingIsLeft();
    }

    @Test
    void aTransportWhoseExecutorIsFullSendsNothingAndIsNotRetried() {
        bench.transport.then(() -> {
            throw new RejectedExecutionException("full");
        });

        NotSent failure = Bench.failureOf(bench.start(), NotSent.class);

        assertThat(failure).hasMessage(FULL).hasCauseInstanceOf(RejectedExecutionException.class);
        assertThat(failure.receipt().attempts()).isZero();
        assertThat(failure.receipt().creditsAtMost()).isZero();
        bench.assertNothingIsLeft();
    }
}
