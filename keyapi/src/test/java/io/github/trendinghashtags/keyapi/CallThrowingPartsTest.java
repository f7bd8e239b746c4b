package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Forbidden;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallThrowingPartsTest {
    private static final String OPERATION = "GET /v1/tiktok/trending/hashtags: ";
    private static final IllegalStateException BUG = new IllegalStateException("a user's bug");

    /** A runtime exception, an error, and a checked exception thrown without being declared. */
    static final List<Throwable> BUGS =
            List.of(BUG, new AssertionError("a user's bug"), new IOException("a user's bug"));

    private final Bench bench = new Bench();

    @ParameterizedTest
    @ValueSource(strings = {"breakerSuccess", "onComplete"})
    void aListenerThatThrowsAtASuccessLeavesThePage(String where) {
        bench.resilience.throwing.put(where, BUG);
        bench.transport.answers(ok());

        assertThat(bench.start()).isCompleted();
        bench.assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"breakerError", "onError"})
    void aListenerThatThrowsAtAFailureLeavesTheFailure(String where) {
        bench.resilience.throwing.put(where, BUG);
        bench.resilience.attempts = 1;
        bench.transport.answers(status(500));

        assertThat(Bench.failureOf(bench.start())).isInstanceOf(ServerFailed.class);
        bench.assertNothingIsLeft();
    }

    @Test
    void aListenerThatThrowsAtARefusalLeavesTheRefusal() {
        bench.resilience.throwing.put("breakerSuccess", BUG);
        bench.transport.answers(status(403));

        assertThat(Bench.failureOf(bench.start())).isInstanceOf(Forbidden.class);
        bench.assertNothingIsLeft();
    }

    @Test
    void aListenerThatThrowsAtAReleaseLeavesTheCancellation() {
        bench.resilience.throwing.put("breakerRelease", BUG);
        var result = bench.start();
        result.cancel(true);

        assertThat(result).isCancelled();
        bench.assertNothingIsLeft();
    }

    @Test
    void aKeySupplierThatThrowsSendsNothing() {
        bench.settings = bench.settings.withApiKey(() -> {
            throw BUG;
        });

        NotSent failure = Bench.failureOf(bench.start(), NotSent.class);
        assertThat(failure).hasMessage(OPERATION + "the key supplier failed").hasCause(BUG);
        assertThat(failure.receipt().attempts()).isZero();
        assertThat(failure.receipt().creditsAtMost()).isZero();
        assertThat(bench.transport.sent()).isZero();
        bench.assertNothingIsLeft();
    }

    @Test
    void aKeySupplierThatGivesNothingSendsNothing() {
        bench.settings = bench.settings.withApiKey(() -> null);

        assertThat(Bench.failureOf(bench.start(), NotSent.class))
                .hasMessage(OPERATION + "the key supplier failed")
                .hasRootCauseMessage("the key supplier returned null");
        bench.assertNothingIsLeft();
    }

    @Test
    void aKeySupplierThatThrowsAtARetryLeavesTheFailureBefore() {
        Deque<ApiKey> keys = new ArrayDeque<>(List.of(Bench.KEY));
        bench.settings = bench.settings.withApiKey(keys::remove);
        bench.transport.answers(status(500));
        var result = bench.start();
        bench.advance(Bench.PAUSE);

        assertThat(Bench.failureOf(result, ServerFailed.class).getSuppressed())
                .hasExactlyElementsOfTypes(NotSent.class);
        bench.assertNothingIsLeft();
    }

    @Test
    void theKeyIsAskedForAtEveryAttempt() {
        Deque<ApiKey> keys = new ArrayDeque<>(List.of(ApiKey.of("first"), ApiKey.of("second")));
        bench.settings = bench.settings.withApiKey(keys::remove);
        bench.transport.answers(status(500), ok());
        bench.start();
        bench.advance(Bench.PAUSE);

        assertThat(bench.transport.calls())
                .extracting(call -> call.headers().get("Authorization"))
                .containsExactly("Bearer first", "Bearer second");
    }

    @ParameterizedTest
    @FieldSource("BUGS")
    void aKeySupplierThatThrowsAnythingSendsNothing(Throwable bug) {
        bench.settings = bench.settings.withMaxConcurrency(1).withApiKey(() -> {
            throw Sneaky.unchecked(bug);
        });

        for (int call = 0; call < 3; call++) {
            NotSent failure = Bench.failureOf(bench.start(), NotSent.class);
            assertThat(failure)
                    .hasMessage(OPERATION + "the key supplier failed")
                    .hasCause(bug);
        }
        bench.assertNothingIsLeft();
    }

    @ParameterizedTest
    @FieldSource("BUGS")
    void aBreakerThatThrowsSendsNothing(Throwable bug) {
        bench.resilience.throwing.put("tryAcquirePermission", bug);

        NotSent failure = Bench.failureOf(bench.start(), NotSent.class);
        assertThat(failure.receipt().attempts()).isZero();
        assertThat(bench.transport.sent()).isZero();
        bench.assertNothingIsLeft();
    }

    @Test
    void aLimiterThatThrowsSendsNothing() {
        bench.resilience.throwing.put("reservePermission", BUG);

        NotSent failure = Bench.failureOf(bench.start(), NotSent.class);
        assertThat(failure).hasMessage(OPERATION + "no permit within PT5S");
        assertThat(failure.receipt().attempts()).isZero();
        assertThat(bench.transport.sent()).isZero();
        bench.assertNothingIsLeft();
    }

    @Test
    void aLimiterThatThrowsAtARetryLeavesTheFailureBefore() {
        bench.transport.answers(status(500));
        var result = bench.start();
        bench.resilience.throwing.put("reservePermission", BUG);
        bench.advance(Bench.PAUSE);

        ServerFailed failure = Bench.failureOf(result, ServerFailed.class);
        assertThat(failure.receipt().creditsAtMost()).isEqualTo(2);
        assertThat(failure.getSuppressed()).hasExactlyElementsOfTypes(NotSent.class);
        bench.assertNothingIsLeft();
    }

    @ParameterizedTest
    @FieldSource("BUGS")
    void aRetryThatThrowsAnythingWhenItDecidesLeavesTheFailure(Throwable bug) {
        bench.resilience.throwing.put("onError", bug);
        bench.resilience.attempts = 1;
        bench.transport.answers(status(500));

        assertThat(Bench.failureOf(bench.start())).isInstanceOf(ServerFailed.class);
        bench.assertNothingIsLeft();
    }

    @ParameterizedTest
    @FieldSource("BUGS")
    void aTransportThatThrowsAnythingEndsTheCall(Throwable bug) {
        bench.resilience.attempts = 1;
        bench.transport.then(() -> {
            throw Sneaky.unchecked(bug);
        });

        assertThat(Bench.failureOf(bench.start(), ConnectionFailed.class)).hasCause(bug);
        bench.assertNothingIsLeft();
    }

    @Test
    void anExecutorThatThrowsAtTheAnswerFailsTheCallAtOnceAndIsCharged() {
        var result = bench.start();
        bench.steps.failure = BUG;
        bench.answer(1, ok());

        TrendingHashtagsException failure = Bench.failureOf(result, ConnectionFailed.class);
        assertThat(failure)
                .hasMessage(OPERATION + "the call could not be finished")
                .hasCause(BUG);
        assertThat(failure.receipt().creditsAtMost()).isEqualTo(2);
        bench.assertNothingIsLeft();
    }

    @Test
    void theKeyIsInNothingThatAFailureSays() {
        String secret = Bench.KEY.reveal();
        String echo = "{\"code\":500,\"message\":\"key " + secret + "\",\"requestId\":\"" + secret + "\"}";
        bench.transport.answers(Responses.answer(500, echo)).answers(Responses.answer(401, echo));
        var result = bench.start();
        bench.advance(Bench.PAUSE);

        java.io.StringWriter trace = new java.io.StringWriter();
        Bench.failureOf(result).printStackTrace(new java.io.PrintWriter(trace));
        assertThat(trace.toString()).contains("[redacted]").doesNotContain(secret);
        assertThat(Bench.failureOf(result).receipt().toString()).doesNotContain(secret);
        assertThat(bench.transport.calls().toString()).doesNotContain(secret);
        assertThat(bench.settings.toString()).doesNotContain(secret);
    }
}
