package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.answer;
import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallRetryTest {
    private static final Duration NANO = Duration.ofNanos(1);
    private final Bench bench = new Bench();

    private static TransportResponse limited(String retryAfter) {
        return answer(429, "", "Retry-After", retryAfter);
    }

    @Test
    void aSuccessTakesOneAttempt() {
        bench.transport.answers(ok());

        var result = bench.start();

        assertThat(result.join().receipt()).isEqualTo(new Receipt("r-1", 1, 2, Duration.ZERO, ManualTime.START));
        assertThat(bench.resilience.succeeded).hasValue(1);
        bench.assertNothingIsLeft();
    }

    @Test
    void aServersFailureIsRetriedAfterItsPause() {
        bench.transport.answers(status(500), ok());
        var result = bench.start();

        bench.advance(Bench.PAUSE.minus(NANO));
        assertThat(bench.transport.sent()).isEqualTo(1);
        bench.advance(NANO);

        assertThat(result.join().receipt())
                .isEqualTo(new Receipt("r-1", 2, 4, Bench.PAUSE, ManualTime.START.plus(Bench.PAUSE)));
        bench.assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void whatPassesIsRetriedUpToTheLastAttempt(int status) {
        bench.transport.answers(status(status), status(status), status(status), ok());
        var result = bench.start();

        bench.advance(Bench.PAUSE.multipliedBy(2));

        TrendingHashtagsException failure = Bench.failureOf(result);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.receipt())
                .isEqualTo(new Receipt(
                        null, 3, 6, Bench.PAUSE.multipliedBy(2), ManualTime.START.plus(Bench.PAUSE.multipliedBy(2))));
        bench.assertNothingIsLeft();
    }

    @Test
    void earlierFailuresAreSuppressedInTheirOrder() {
        bench.transport.answers(status(502)).fails(new IOException("reset")).answers(status(503));
        var result = bench.start();

        bench.advance(Bench.PAUSE.multipliedBy(2));

        ServerFailed last = Bench.failureOf(result, ServerFailed.class);
        assertThat(last.status()).isEqualTo(503);
        assertThat(last.getSuppressed()).hasExactlyElementsOfTypes(ServerFailed.class, ConnectionFailed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 402, 403, 404, 418, 501, 505})
    void nothingElseIsRetriedThoughTheAnswerAsksForIt(int status) {
        bench.transport.answers(answer(status, "", "Retry-After", "0"), ok());

        var result = bench.start();

        assertThat(Bench.failureOf(result).status()).isEqualTo(status);
        assertThat(Bench.failureOf(result).receipt())
                .isEqualTo(new Receipt(null, 1, 2, Duration.ZERO, ManualTime.START));
        bench.assertNothingIsLeft();
    }

    @Test
    void aMalformedAnswerIsNotRetried() {
        bench.transport.answers(answer(200, "<html>"), ok());

        assertThat(Bench.failureOf(bench.start())).isInstanceOf(TrendingHashtagsException.MalformedResponse.class);
        assertThat(bench.transport.sent()).isEqualTo(1);
    }

    @Test
    void onlyAsManyAttemptsAreMadeAsThePolicyAllows() {
        bench.resilience.attempts = 1;
        bench.transport.answers(status(500), ok());

        assertThat(Bench.failureOf(bench.start()).receipt().attempts()).isEqualTo(1);
        bench.assertNothingIsLeft();
    }

    @Test
    void noPauseIsNoWait() {
        bench.resilience.pauseMillis = 0;
        bench.transport.answers(status(500), status(500), ok());

        assertThat(bench.start().join().receipt().attempts()).isEqualTo(3);
        bench.assertNothingIsLeft();
    }

    @Test
    void retryAfterIsTheLeastWait() {
        bench.transport.answers(limited("7"), ok());
        var result = bench.start();

        bench.advance(Duration.ofSeconds(7).minus(NANO));
        assertThat(bench.transport.sent()).isEqualTo(1);
        bench.advance(NANO);

        assertThat(result.join().receipt().attempts()).isEqualTo(2);
    }

    @Test
    void retryAfterIsHonouredAfterAServersFailureToo() {
        bench.transport.answers(answer(503, "", "Retry-After", "7"), ok());
        bench.start();

        assertThat(bench.time.pending()).contains(Duration.ofSeconds(7)).doesNotContain(Bench.PAUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-5", "1.5", "soon", "Sun, 01 Feb 2026 11:00:00 GMT"})
    void aRetryAfterBelowThePauseOrNoneLeavesThePause(String retryAfter) {
        bench.transport.answers(limited(retryAfter), ok());
        bench.start();

        assertThat(bench.time.pending()).containsExactly(Bench.CALL_TIMEOUT, Bench.PAUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"61", "99999", "9223372036854775807", "99999999999999999999"})
    void aRetryAfterBeyondTheCapFailsAtOnceAndIsTold(String retryAfter) {
        bench.settings = bench.settings.withCallTimeout(Duration.ofHours(1));
        bench.transport.answers(limited(retryAfter), ok());

        RateLimited failure = Bench.failureOf(bench.start(), RateLimited.class);

        assertThat(failure.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(61));
        assertThat(failure.receipt().attempts()).isEqualTo(1);
        bench.assertNothingIsLeft();
    }

    @Test
    void aRetryAfterAtTheCapIsWaitedFor() {
        bench.settings = bench.settings.withCallTimeout(Duration.ofHours(1));
        bench.transport.answers(limited("60"), ok());
        var result = bench.start();

        bench.advance(Duration.ofSeconds(60));

        assertThat(result.join().receipt().attempts()).isEqualTo(2);
    }

    @Test
    void theCapIsThePolicys() {
        bench.settings =
                bench.settings.withResilience(ResiliencePolicy.defaults().withRetryAfterCap(Duration.ofSeconds(2)));
        bench.transport.answers(limited("3"));

        assertThat(Bench.failureOf(bench.start(), RateLimited.class).retryAfter())
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aPauseThatDoesNotFitIntoTheCallFailsNow() {
        bench.resilience.pauseMillis = Bench.CALL_TIMEOUT.toMillis();
        bench.transport.answers(status(500), ok());

        assertThat(Bench.failureOf(bench.start(), ServerFailed.class).receipt().attempts())
                .isEqualTo(1);
        bench.assertNothingIsLeft();
    }

    @Test
    void aPauseThatJustFitsIsTaken() {
        bench.resilience.pauseMillis = Bench.CALL_TIMEOUT.toMillis() - 1;
        bench.transport.answers(status(500), ok());
        var result = bench.start();

        bench.advance(Bench.CALL_TIMEOUT.minusMillis(1));

        assertThat(result.join().receipt().attempts()).isEqualTo(2);
    }

    @Test
    void whatIsLeftOfTheCallCountsFromItsStart() {
        bench.resilience.pauseMillis = 20_000;
        bench.transport.answers(status(500)).stalls();
        var result = bench.start();
        bench.advance(Duration.ofSeconds(20));
        bench.answer(2, status(503));

        ServerFailed failure = Bench.failureOf(result, ServerFailed.class);
        assertThat(failure.status()).isEqualTo(503);
        assertThat(failure.receipt().elapsed()).isEqualTo(Duration.ofSeconds(20));
        assertThat(failure.getSuppressed()).hasSize(1);
    }

    @Test
    void aStaleConnectionIsRetriedWithoutAPauseAndCountsAsAnAttempt() {
        bench.settings =
                bench.settings.withResilience(ResiliencePolicy.defaults().withRetryBudget(2, 0));
        bench.transport
                .fails(new Transport.StaleConnectionException(null))
                .fails(new Transport.StaleConnectionException(null))
                .answers(ok());
        var result = bench.start();

        assertThat(result.join().receipt()).isEqualTo(new Receipt("r-1", 3, 6, Duration.ZERO, ManualTime.START));
        bench.assertNothingIsLeft();
    }

    @Test
    void thePlaceIsFreeDuringAPause() {
        bench.settings = bench.settings.withMaxConcurrency(1);
        bench.transport.answers(status(500), ok());
        bench.start();

        assertThat(bench.start()).isCompleted();
    }
}
