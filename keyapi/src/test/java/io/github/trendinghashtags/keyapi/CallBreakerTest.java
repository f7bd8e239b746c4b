package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.answer;
import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallBreakerTest {
    private final Bench bench = new Bench();

    private void told(int successes, int failures, int releases) {
        assertThat(bench.resilience.successes).as("successes").hasValue(successes);
        assertThat(bench.resilience.failures).as("failures").hasValue(failures);
        assertThat(bench.resilience.releases).as("releases").hasValue(releases);
        bench.assertNothingIsLeft();
    }

    @Test
    void aSuccessIsToldWithItsTime() {
        var result = bench.start();
        bench.advance(Duration.ofSeconds(3));
        bench.answer(1, ok());

        assertThat(result).isCompleted();
        assertThat(bench.resilience.took).containsExactly(Duration.ofSeconds(3));
        told(1, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 402, 403, 404, 429})
    void aVendorThatRefusesIsWell(int status) {
        bench.resilience.attempts = 1;
        bench.transport.answers(status(status));
        bench.start();

        told(1, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 503})
    void aVendorThatFailsIsUnwell(int status) {
        bench.resilience.attempts = 1;
        var result = bench.start();
        bench.advance(Duration.ofSeconds(2));
        bench.answer(1, status(status));

        assertThat(bench.resilience.failuresReported).containsExactly(Bench.failureOf(result));
        assertThat(bench.resilience.took).containsExactly(Duration.ofSeconds(2));
        told(0, 1, 0);
    }

    @Test
    void aVendorThatTalksNonsenseIsUnwell() {
        bench.transport.answers(answer(200, "<html>"));
        bench.start();

        told(0, 1, 0);
    }

    @Test
    void aVendorThatCannotBeReachedIsUnwellAtEveryAttempt() {
        bench.transport.fails(new IOException()).fails(new IOException()).answers(ok());
        bench.start();
        bench.advance(Bench.PAUSE.multipliedBy(2));

        assertThat(bench.resilience.failuresReported).hasOnlyElementsOfType(ConnectionFailed.class);
        told(1, 2, 0);
    }

    @Test
    void aVendorThatTakesTooLongIsUnwell() {
        bench.resilience.attempts = 1;
        bench.start();
        bench.advance(Bench.ATTEMPT_TIMEOUT);

        told(0, 1, 0);
    }

    @Test
    void anAttemptThatTheCallTimeoutEndsIsToldWithItsOwnTime() {
        bench.settings = bench.settings.withCallTimeout(Bench.PAUSE.plusSeconds(5));
        bench.transport.answers(status(500));
        bench.start();
        bench.advance(Bench.PAUSE);
        bench.advance(Duration.ofSeconds(5));

        assertThat(bench.resilience.took).containsExactly(Duration.ZERO, Duration.ofSeconds(5));
        told(0, 2, 0);
    }

    @Test
    void anOpenBreakerHoldsTheCallBackBeforeAPermitIsTaken() {
        bench.resilience.breaker.add(false);

        NotSent failure = Bench.failureOf(bench.start(), NotSent.class);

        assertThat(failure).hasMessageEndingWith(": the circuit breaker is open");
        assertThat(failure.receipt().attempts()).isZero();
        assertThat(failure.receipt().creditsAtMost()).isZero();
        assertThat(bench.resilience.permitsAsked).hasValue(0);
        assertThat(bench.transport.sent()).isZero();
        told(0, 0, 0);
    }

    @Test
    void aBreakerThatOpensBetweenAttemptsLeavesTheFailureBefore() {
        bench.resilience.breaker.add(true);
        bench.resilience.breaker.add(false);
        bench.transport.answers(status(500));
        var result = bench.start();
        bench.advance(Bench.PAUSE);

        assertThat(Bench.failureOf(result, ServerFailed.class).getSuppressed())
                .hasExactlyElementsOfTypes(NotSent.class);
        told(0, 1, 0);
    }

    @Test
    void aMissingPermitReleasesTheBreaker() {
        bench.resilience.permits.add(-1L);
        bench.start();

        told(0, 0, 1);
    }

    @Test
    void aFailingKeySupplierReleasesTheBreaker() {
        bench.settings = bench.settings.withApiKey(() -> {
            throw new IllegalStateException("vault");
        });
        bench.start();

        told(0, 0, 1);
    }

    @Test
    void aCancelledWaitForAPermitReleasesTheBreaker() {
        bench.resilience.permits.add(1_000L);
        bench.start().cancel(true);
        bench.advance(Duration.ofNanos(1_000));

        told(0, 0, 1);
    }

    @Test
    void aCallThatTimesOutBeforeItsNextAttemptReleasesThatOnesPermission() {
        bench.settings = bench.settings.withMaxConcurrency(1).withCallTimeout(Duration.ofSeconds(13));
        var result = bench.start();
        bench.advance(Bench.ATTEMPT_TIMEOUT);
        AttemptQueue.Ticket place = bench.takePlace();
        bench.advance(Duration.ofSeconds(3));
        place.close();

        assertThat(Bench.failureOf(result).getSuppressed()).hasExactlyElementsOfTypes(NotSent.class);
        told(0, 1, 1);
    }

    @Test
    void aCancelledExchangeReleasesTheBreaker() {
        bench.start().cancel(true);

        told(0, 0, 1);
    }

    @Test
    void aCancelledPauseHasToldTheBreakerAlready() {
        bench.transport.answers(status(500));
        bench.start().cancel(true);

        told(0, 1, 0);
    }

    @Test
    void aClosedEngineReleasesTheBreaker() {
        bench.start();
        bench.client().close();
        bench.steps.runAll();

        told(0, 0, 1);
    }
}
