package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallTimeoutTest {
    private static final String OPERATION = "GET /v1/tiktok/trending/hashtags: ";
    private static final Duration NANO = Duration.ofNanos(1);
    private final Bench bench = new Bench();

    @Test
    void anAttemptThatTakesTooLongIsLetGoAndRetried() {
        bench.transport.stalls().answers(ok());
        var result = bench.start();

        bench.advance(Bench.ATTEMPT_TIMEOUT.minus(NANO));
        assertThat(bench.transport.exchange(1)).isNotDone();
        bench.advance(NANO);
        assertThat(bench.transport.exchange(1)).isCompletedExceptionally();
        bench.advance(Bench.PAUSE);

        assertThat(result.join().receipt().attempts()).isEqualTo(2);
        bench.assertNothingIsLeft();
    }

    @Test
    void aLastAttemptThatTakesTooLongFailsTheCall() {
        bench.resilience.attempts = 1;
        var result = bench.start();
        bench.advance(Bench.ATTEMPT_TIMEOUT);

        TimedOut failure = Bench.failureOf(result, TimedOut.class);
        assertThat(failure)
                .hasMessage(OPERATION + "no complete response within PT10S")
                .hasNoCause();
        assertThat(failure.receipt())
                .isEqualTo(
                        new Receipt(null, 1, 2, Bench.ATTEMPT_TIMEOUT, ManualTime.START.plus(Bench.ATTEMPT_TIMEOUT)));
        bench.assertNothingIsLeft();
    }

    @Test
    void anAnswerInTimeEndsTheAttemptsTimer() {
        bench.start();
        assertThat(bench.time.pending()).containsExactly(Bench.CALL_TIMEOUT, Bench.ATTEMPT_TIMEOUT);

        bench.answer(1, ok());

        assertThat(bench.time.pending()).isEmpty();
    }

    @Test
    void aCallThatTakesTooLongInFlightTimesOutAndIsCharged() {
        bench.settings = bench.settings.withCallTimeout(Duration.ofSeconds(5));
        var result = bench.start();
        bench.advance(Duration.ofSeconds(5));

        TimedOut failure = Bench.failureOf(result, TimedOut.class);
        assertThat(failure).hasMessage(OPERATION + "the call timeout of PT5S ran out");
        assertThat(failure.receipt().attempts()).isEqualTo(1);
        assertThat(failure.receipt().creditsAtMost()).isEqualTo(2);
        assertThat(failure.receipt().elapsed()).isEqualTo(Duration.ofSeconds(5));
        assertThat(bench.transport.exchange(1)).isCancelled();
        bench.assertNothingIsLeft();
    }

    @Test
    void aLaterAttemptThatRunsIntoTheCallTimeoutSuppressesTheFailureBefore() {
        bench.settings = bench.settings.withCallTimeout(Duration.ofSeconds(5));
        bench.transport.answers(status(500)).stalls();
        var result = bench.start();
        bench.advance(Duration.ofSeconds(5));

        TimedOut failure = Bench.failureOf(result, TimedOut.class);
        assertThat(failure.receipt().attempts()).isEqualTo(2);
        assertThat(failure.receipt().creditsAtMost()).isEqualTo(4);
        assertThat(failure.getSuppressed()).hasExactlyElementsOfTypes(ServerFailed.class);
        bench.assertNothingIsLeft();
    }

    @Test
    void aCallThatWaitsTooLongForAPlaceWasNotSent() {
        bench.settings = bench.settings.withMaxConcurrency(1).withCallTimeout(Duration.ofSeconds(4));
        AttemptQueue.Ticket place = bench.takePlace();
        var result = bench.start();
        bench.advance(Duration.ofSeconds(4));

        NotSent failure = Bench.failureOf(result, NotSent.class);
        assertThat(failure).hasMessage(OPERATION + "the call timeout of PT4S ran out before a request could be sent");
        assertThat(failure.receipt().attempts()).isZero();
        assertThat(failure.receipt().creditsAtMost()).isZero();
        place.close();
        bench.assertNothingIsLeft();
    }

    @Test
    void aCallThatWaitsLongerThanTheTimeoutDurationForAPlaceWasNotSent() {
        bench.settings = bench.settings.withMaxConcurrency(1);
        AttemptQueue.Ticket place = bench.takePlace();
        var result = bench.start();
        bench.advance(Duration.ofSeconds(5).minus(NANO));
        assertThat(result).isNotDone();
        bench.advance(NANO);

        assertThat(Bench.failureOf(result, NotSent.class))
                .hasMessage(OPERATION + "none of 1 concurrent requests ended within PT5S");
        place.close();
        bench.assertNothingIsLeft();
    }

    @Test
    void aRetryThatTheCallTimeoutEndsBeforeItsRequestSaysAnotherRequest() {
        bench.settings = bench.settings.withMaxConcurrency(1).withCallTimeout(Duration.ofSeconds(4));
        bench.transport.answers(status(503));
        var result = bench.start();
        AttemptQueue.Ticket place = bench.takePlace();
        bench.advance(Duration.ofSeconds(4));

        ServerFailed failure = Bench.failureOf(result, ServerFailed.class);
        assertThat(failure.getSuppressed()[0])
                .isInstanceOf(NotSent.class)
                .hasMessage(OPERATION + "the call timeout of PT4S ran out before another request could be sent");
        place.close();
        bench.assertNothingIsLeft();
    }

    @Test
    void aTimeoutWhileTheRetryIsDecidedKeepsTheFailureBefore() {
        bench.resilience.whileDeciding = () -> bench.time.advance(Bench.CALL_TIMEOUT, () -> {});
        bench.transport.answers(status(503));
        var result = bench.start();

        ServerFailed failure = Bench.failureOf(result, ServerFailed.class);
        assertThat(failure.status()).isEqualTo(503);
        assertThat(failure.receipt().attempts()).isEqualTo(1);
        bench.assertNothingIsLeft();
    }

    @Test
    void aTimeoutWhileACallEndsWithoutAPermitKeepsTheFailureBefore() {
        bench.transport.answers(status(503));
        bench.resilience.permits.add(0L);
        bench.resilience.permits.add(-1L);
        bench.resilience.whileReleasing = () -> bench.time.advance(Bench.CALL_TIMEOUT, bench.steps::runAll);
        var result = bench.start();
        bench.advance(Bench.PAUSE);

        ServerFailed failure = Bench.failureOf(result, ServerFailed.class);
        assertThat(failure.receipt().attempts()).isEqualTo(1);
        assertThat(failure.getSuppressed()).hasExactlyElementsOfTypes(NotSent.class);
    }

    @Test
    void aRetryThatWaitsTooLongForAPlaceLeavesTheFailureBefore() {
        bench.settings =
                bench.settings.withAttemptTimeout(Duration.ofMinutes(2)).withMaxConcurrency(1);
        bench.transport.answers(status(503));
        var result = bench.start();
        bench.advance(Duration.ofMillis(500));
        var other = bench.start();
        bench.advance(Bench.CALL_TIMEOUT.minusMillis(500));

        ServerFailed failure = Bench.failureOf(result, ServerFailed.class);
        assertThat(failure.receipt().attempts()).isEqualTo(1);
        assertThat(failure.getSuppressed()).hasExactlyElementsOfTypes(NotSent.class);
        other.cancel(true);
        bench.assertNothingIsLeft();
    }

    @Test
    void aCallThatWasNotTakenUpInTimeWasNotSent() {
        var result = bench.begin();
        bench.time.advance(Bench.CALL_TIMEOUT, () -> {});
        bench.steps.runAll();

        assertThat(Bench.failureOf(result)).isInstanceOf(NotSent.class);
        assertThat(bench.transport.sent()).isZero();
        assertThat(bench.resilience.permitsAsked).hasValueLessThanOrEqualTo(1);
    }

    @Test
    void aTimeoutsFailureReachesUsersOnTheExecutorNotOnTheTimer() {
        var result = bench.start();
        bench.time.advance(Bench.CALL_TIMEOUT, () -> {});

        assertThat(result).isNotDone();
        bench.steps.runAll();
        assertThat(result).isDone();
    }

    @Test
    void theClockRunsOnWhereItsNanosecondsOverflow() {
        var result = bench.start();
        bench.advance(Duration.ofSeconds(9));
        bench.answer(1, ok());

        assertThat(result.join().receipt().elapsed()).isEqualTo(Duration.ofSeconds(9));
    }
}
