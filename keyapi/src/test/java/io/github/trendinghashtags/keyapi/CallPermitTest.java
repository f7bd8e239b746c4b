package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallPermitTest {
    private static final Duration NANO = Duration.ofNanos(1);
    private static final String OPERATION = "GET /v1/tiktok/trending/hashtags: ";
    private final Bench bench = new Bench();

    @Test
    void aPermitIsWaitedForToTheNanosecond() {
        bench.resilience.permits.add(5_000_000L);
        bench.transport.answers(ok());
        var result = bench.start();

        bench.advance(Duration.ofMillis(5).minus(NANO));
        assertThat(bench.transport.sent()).isZero();
        bench.advance(NANO);

        assertThat(result.join().receipt().elapsed()).isEqualTo(Duration.ofMillis(5));
        bench.assertNothingIsLeft();
    }

    @Test
    void eachAttemptTakesAPermit() {
        bench.transport.answers(status(500), status(500), ok());
        bench.start();

        bench.advance(Bench.PAUSE.multipliedBy(2));

        assertThat(bench.resilience.permitsAsked).hasValue(3);
    }

    @Test
    void aPermitThatComesTooLateIsNotWaitedFor() {
        bench.resilience.permits.add(-1L);

        NotSent failure = Bench.failureOf(bench.start(), NotSent.class);

        assertThat(failure).hasMessage(OPERATION + "no permit within PT5S").hasNoCause();
        assertThat(failure.receipt()).isEqualTo(new Receipt(null, 0, 0, Duration.ZERO, ManualTime.START));
        assertThat(bench.transport.sent()).isZero();
        bench.assertNothingIsLeft();
    }

    @Test
    void aPermitThatDoesNotFitIntoTheCallIsNotWaitedFor() {
        bench.settings = bench.settings.withCallTimeout(Duration.ofSeconds(4));
        bench.resilience.permits.add(Duration.ofSeconds(4).toNanos());

        assertThat(Bench.failureOf(bench.start(), NotSent.class))
                .hasMessage(OPERATION + "no permit within the call timeout of PT4S");
        bench.advance(Duration.ofSeconds(4));
        bench.assertNothingIsLeft();
    }

    @Test
    void aPermitThatJustFitsIsWaitedFor() {
        bench.resilience.permits.add(4_999_999_999L);
        bench.start();

        bench.advance(Duration.ofSeconds(5).minus(NANO));

        assertThat(bench.transport.sent()).isEqualTo(1);
    }

    @Test
    void withoutAPermitForARetryTheFailureBeforeItStands() {
        bench.transport.answers(status(503));
        bench.resilience.permits.add(0L);
        bench.resilience.permits.add(-1L);
        var result = bench.start();

        bench.advance(Bench.PAUSE);

        ServerFailed failure = Bench.failureOf(result, ServerFailed.class);
        assertThat(failure.receipt().attempts()).isEqualTo(1);
        assertThat(failure.receipt().creditsAtMost()).isEqualTo(2);
        assertThat(failure.getSuppressed()).hasExactlyElementsOfTypes(NotSent.class);
        bench.assertNothingIsLeft();
    }

    @Test
    void allEarlierFailuresAreKeptWhereALaterPermitIsMissing() {
        bench.transport.answers(status(502), status(503));
        bench.resilience.permits.add(0L);
        bench.resilience.permits.add(0L);
        bench.resilience.permits.add(-1L);
        var result = bench.start();

        bench.advance(Bench.PAUSE.multipliedBy(2));

        ServerFailed failure = Bench.failureOf(result, ServerFailed.class);
        assertThat(failure.status()).isEqualTo(503);
        assertThat(failure.getSuppressed()).hasExactlyElementsOfTypes(ServerFailed.class, NotSent.class);
    }

    @Test
    void aCallThatWaitsForAPermitHoldsNoPlace() {
        bench.resilience.permits.add(1_000L);
        bench.start();

        assertThat(bench.freePlaces()).isEqualTo(2);
    }
}
