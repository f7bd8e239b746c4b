package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Ends that come between two steps, on another thread than the call's own. */
class CallBetweenStepsTest {
    private final Bench bench = new Bench();

    @Test
    void cancelledBeforeItsFirstStepACallTakesNothing() {
        bench.begin().cancel(true);

        bench.assertNothingIsLeft();
        assertThat(bench.resilience.permitsAsked).hasValue(0);
    }

    @Test
    void closedBeforeItsFirstStepACallTakesNothing() {
        bench.begin();
        bench.steps.rejecting = true;
        bench.client().close();
        bench.steps.rejecting = false;

        bench.assertNothingIsLeft();
        assertThat(bench.resilience.permitsAsked).hasValue(0);
    }

    @Test
    void cancelledBetweenAPauseAndTheNextStepACallTakesNothing() {
        bench.transport.answers(status(500));
        var result = bench.start();
        bench.time.advance(Bench.PAUSE, () -> {});
        result.cancel(true);

        bench.assertNothingIsLeft();
        assertThat(bench.transport.sent()).isEqualTo(1);
    }

    @Test
    void cancelledBetweenItsAdmissionAndItsRequestACallAsksForNoKey() {
        int[] asked = new int[1];
        bench.settings = bench.settings.withMaxConcurrency(1).withApiKey(() -> {
            asked[0]++;
            return Bench.KEY;
        });
        AttemptQueue.Ticket place = bench.takePlace();
        var result = bench.start();
        place.close();
        assertThat(bench.freePlaces()).isZero();
        result.cancel(true);

        bench.assertNothingIsLeft();
        assertThat(asked[0]).isZero();
    }

    @Test
    void aCallTimeoutWhileTheAnswerIsReadIsATimeoutAndNotNotSent() {
        Runnable whileRead = () -> {
            bench.time.advance(Bench.CALL_TIMEOUT, bench.steps::runAll);
        };
        var result = bench.start();
        bench.answer(1, Responses.during(ok(), whileRead));

        assertThat(Bench.failureOf(result)).isInstanceOf(TimedOut.class);
        assertThat(Bench.failureOf(result).receipt().creditsAtMost()).isEqualTo(2);
        bench.assertNothingIsLeft();
    }

    @Test
    void anAttemptThatStartsWhileTheReceiptIsWrittenIsNotSent() {
        bench.resilience.permits.add(1_000L);
        var result = bench.start();
        bench.client().close();
        bench.time.advance(Duration.ofNanos(1_000), () -> {});
        bench.time.whenReceiptIsWritten = () -> {
            bench.time.whenReceiptIsWritten = () -> {};
            bench.steps.runNext();
        };
        bench.steps.runAll();

        assertThat(bench.transport.sent())
                .isEqualTo(Bench.failureOf(result).receipt().attempts());
        bench.assertNothingIsLeft();
    }

    @Test
    void aReaderThatThrowsAnswersTheBreaker() {
        bench.transport.answers(new TransportResponse(
                200,
                header -> {
                    throw new IllegalStateException("bug");
                },
                ok().body()));

        assertThat(Bench.failureOf(bench.start())).hasRootCauseMessage("bug");
        bench.assertNothingIsLeft();
    }

    @Test
    void aTransportWhoseExecutorIsFullSaysNothingOfTheVendorsHealth() {
        bench.transport.then(() -> {
            throw new RejectedExecutionException("full");
        });
        bench.start();

        assertThat(bench.resilience.successes).hasValue(0);
        assertThat(bench.resilience.releases).hasValue(1);
    }

    @Test
    void anExecutorThatIsFullAfterTheSendingMayHaveCostCredits() {
        bench.resilience.attempts = 1;
        var result = bench.start();
        bench.transport.exchange(1).completeExceptionally(new RejectedExecutionException("full"));
        bench.steps.runAll();

        TrendingHashtagsException failure = Bench.failureOf(result);
        assertThat(failure.receipt().attempts()).isEqualTo(1);
        assertThat(failure.receipt().creditsAtMost()).isEqualTo(2);
    }

    @Test
    void aRetryThatCannotBeginLosesNoPageAndNoFailure() {
        bench.resilience.throwing.put("asyncContext", new IllegalStateException("bug"));
        bench.transport.answers(ok(), status(503));

        assertThat(bench.start()).isCompleted();
        assertThat(Bench.failureOf(bench.start(), ServerFailed.class).status()).isEqualTo(503);
        bench.assertNothingIsLeft();
    }

    @Test
    void aTransportThatReturnsNothingLeavesNoTimer() {
        bench.resilience.attempts = 1;
        bench.transport.then(() -> null);

        assertThat(Bench.failureOf(bench.start(), ConnectionFailed.class)).isNotNull();
        bench.assertNothingIsLeft();
    }

    @Test
    void aCallCancelledAfterTheCloseIsForgotten() {
        bench.client().close();
        bench.begin().cancel(true);

        bench.assertNothingIsLeft();
    }

    @Test
    void anAttemptWithoutATimerIsChargedThoughAFailureCameBefore() {
        bench.transport.answers(status(500));
        bench.time.rejectFrom(4);
        var result = bench.start();
        bench.advance(Bench.PAUSE);

        assertThat(bench.transport.sent()).isEqualTo(2);
        assertThat(Bench.failureOf(result).receipt().creditsAtMost()).isEqualTo(4);
        bench.assertNothingIsLeft();
    }
}
