package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallCloseTest {
    private static final String CLOSED = "GET /v1/tiktok/trending/hashtags: the client is closed";
    private final Bench bench = new Bench();

    private void close() {
        bench.client().close();
        bench.steps.runAll();
    }

    @Test
    void allCallsUnderWayFail() {
        bench.settings = bench.settings.withMaxConcurrency(1);
        var inFlight = bench.start();
        var waiting = bench.start();
        close();

        assertThat(Bench.failureOf(inFlight, NotSent.class)).hasMessage(CLOSED).hasNoCause();
        assertThat(Bench.failureOf(inFlight).receipt().attempts()).isEqualTo(1);
        assertThat(Bench.failureOf(inFlight).receipt().creditsAtMost()).isEqualTo(2);
        assertThat(Bench.failureOf(waiting, NotSent.class)).hasMessage(CLOSED);
        assertThat(Bench.failureOf(waiting).receipt().creditsAtMost()).isZero();
        assertThat(bench.transport.sent()).isEqualTo(1);
        bench.assertNothingIsLeft();
    }

    @Test
    void aCallInAPauseKeepsTheFailureBefore() {
        bench.transport.answers(status(500));
        var result = bench.start();
        close();

        assertThat(Bench.failureOf(result, NotSent.class).getSuppressed())
                .hasExactlyElementsOfTypes(ServerFailed.class);
        assertThat(Bench.failureOf(result).receipt().creditsAtMost()).isEqualTo(2);
        bench.advance(Duration.ofHours(1));
        assertThat(bench.transport.sent()).isEqualTo(1);
        bench.assertNothingIsLeft();
    }

    @Test
    void aCloseWhileTheRetryIsDecidedKeepsTheFailureBefore() {
        bench.resilience.whileDeciding = () -> bench.client().close();
        bench.transport.answers(status(503));

        NotSent failure = Bench.failureOf(bench.start(), NotSent.class);
        assertThat(failure).hasMessage(CLOSED);
        assertThat(failure.receipt().attempts()).isEqualTo(1);
        assertThat(failure.getSuppressed()).hasExactlyElementsOfTypes(ServerFailed.class);
    }

    @Test
    void aCloseWhileACallEndsWithoutAPermitKeepsTheFailureBefore() {
        bench.transport.answers(status(503));
        bench.resilience.permits.add(0L);
        bench.resilience.permits.add(-1L);
        bench.resilience.whileReleasing = this::close;
        var result = bench.start();
        bench.advance(Bench.PAUSE);

        ServerFailed failure = Bench.failureOf(result, ServerFailed.class);
        assertThat(failure.receipt().attempts()).isEqualTo(1);
        assertThat(failure.getSuppressed()).hasExactlyElementsOfTypes(NotSent.class);
    }

    @Test
    void aCallThatWaitsForAPermitFails() {
        bench.resilience.permits.add(1_000_000L);
        var result = bench.start();
        close();

        assertThat(Bench.failureOf(result)).hasMessage(CLOSED);
        bench.advance(Duration.ofMillis(1));
        bench.assertNothingIsLeft();
    }

    @Test
    void laterCallsAreNotSent() {
        close();
        var result = bench.start();

        NotSent failure = Bench.failureOf(result, NotSent.class);
        assertThat(failure).hasMessage(CLOSED);
        assertThat(failure.receipt().attempts()).isZero();
        assertThatExceptionOfType(NotSent.class)
                .isThrownBy(() -> bench.client().fetch(Bench.QUERY))
                .withMessage(CLOSED);
        assertThat(bench.transport.sent()).isZero();
        bench.assertNothingIsLeft();
    }

    @Test
    void closingTwiceIsFine() {
        var result = bench.start();
        close();
        close();

        assertThat(Bench.failureOf(result)).hasMessage(CLOSED);
        bench.assertNothingIsLeft();
    }

    @Test
    void callsThatHaveEndedStayAsTheyAre() {
        bench.transport.answers(ok());
        var result = bench.start();
        close();

        assertThat(result).isCompleted();
    }

    @Test
    void usersCodeIsRunOnTheExecutorAndNotByClose() {
        var result = bench.start();
        bench.client().close();

        assertThat(result).isNotDone();
        bench.steps.runAll();
        assertThat(result).isDone();
    }

    @Test
    void withoutAnExecutorTheCallsFailAllTheSame() {
        var result = bench.start();
        bench.steps.rejecting = true;
        bench.client().close();

        assertThat(Bench.failureOf(result)).hasMessage(CLOSED);
        assertThat(Bench.failureOf(bench.begin())).hasMessage(CLOSED);
    }

    @Test
    void nothingIsSentOnceItBegan() {
        bench.settings = bench.settings.withMaxConcurrency(1);
        bench.start();
        var waiting = bench.start();
        bench.transport.exchange(1).whenComplete((answer, failure) -> bench.steps.runAll());
        close();

        assertThat(Bench.failureOf(waiting)).hasMessage(CLOSED);
        assertThat(bench.transport.sent()).isEqualTo(1);
    }

    @Test
    void anAttemptThatWasAdmittedButNotSentIsNotSent() {
        bench.settings = bench.settings.withMaxConcurrency(1);
        bench.start();
        var admitted = bench.start();
        bench.transport.exchange(1).complete(ok());
        bench.steps.runNext();
        bench.client().close();
        bench.steps.runAll();

        assertThat(Bench.failureOf(admitted)).hasMessage(CLOSED);
        assertThat(bench.transport.sent()).isEqualTo(1);
    }

    @Test
    void ofAThousandCallsNoneIsLeft() {
        var results = Stream.generate(bench::start).limit(1_000).toList();
        close();

        assertThat(results)
                .allSatisfy(result -> assertThat(Bench.failureOf(result)).hasMessage(CLOSED));
        assertThat(bench.transport.sent()).isEqualTo(2);
        bench.assertNothingIsLeft();
    }
}
