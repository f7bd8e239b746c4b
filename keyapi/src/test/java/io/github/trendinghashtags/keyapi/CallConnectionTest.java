package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallConnectionTest {
    private static final String OPERATION = "GET /v1/tiktok/trending/hashtags: ";
    private final Bench bench = new Bench();

    @BeforeEach
    void oneAttempt() {
        bench.resilience.attempts = 1;
    }

    private <T extends TrendingHashtagsException> T failureBy(Throwable thrown, Class<T> type) {
        bench.transport.fails(thrown);
        T failure = Bench.failureOf(bench.start(), type);
        bench.assertNothingIsLeft();
        return failure;
    }

    static Stream<Throwable> notConnected() {
        return Stream.of(
                new Transport.NotConnectedException(null),
                new Transport.NotConnectedException(new SocketTimeoutException("connect")),
                new ConnectException("refused"),
                new NoRouteToHostException(),
                new UnknownHostException("nowhere"),
                new UnresolvedAddressException());
    }

    @ParameterizedTest
    @MethodSource("notConnected")
    void whereNoConnectionWasMadeNothingIsCharged(Throwable thrown) {
        ConnectionFailed failure = failureBy(thrown, ConnectionFailed.class);

        assertThat(failure)
                .hasMessage(OPERATION + "no connection to localhost:1")
                .hasCause(thrown);
        assertThat(failure.receipt().attempts()).isEqualTo(1);
        assertThat(failure.receipt().creditsAtMost()).isZero();
    }

    static Stream<Throwable> lost() {
        return Stream.of(
                new IOException("reset"), new EOFException("short"), new CompletionException(new EOFException()));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void aLostConnectionMayHaveBeenCharged(Throwable thrown) {
        ConnectionFailed failure = failureBy(thrown, ConnectionFailed.class);

        assertThat(failure).hasMessage(OPERATION + "the connection was lost before the response was complete");
        assertThat(failure.getCause()).isInstanceOf(IOException.class);
        assertThat(failure.receipt().creditsAtMost()).isEqualTo(2);
    }

    static Stream<Throwable> unforeseen() {
        return Stream.of(
                new IllegalStateException("bug"),
                new CancellationException(),
                new CompletionException("no cause", null),
                new AssertionError("bug"));
    }

    @ParameterizedTest
    @MethodSource("unforeseen")
    void aTransportThatFailsOtherwiseMayHaveBeenCharged(Throwable thrown) {
        ConnectionFailed failure = failureBy(thrown, ConnectionFailed.class);

        assertThat(failure).hasMessage(OPERATION + "the transport failed before the response was complete");
        assertThat(failure.getCause()).isSameAs(thrown);
        assertThat(failure.receipt().creditsAtMost()).isEqualTo(2);
    }

    static Stream<Throwable> timeouts() {
        return Stream.of(new InterruptedIOException(), new SocketTimeoutException("read"));
    }

    @ParameterizedTest
    @MethodSource("timeouts")
    void aTransportsOwnTimeoutIsATimeout(Throwable thrown) {
        TimedOut failure = failureBy(thrown, TimedOut.class);

        assertThat(failure)
                .hasMessage(OPERATION + "the transport's own timeout expired")
                .hasCause(thrown);
        assertThat(failure.receipt().creditsAtMost()).isEqualTo(2);
    }

    @Test
    void aBodyBeyondTheLimitIsMalformedAndNotRetried() {
        bench.resilience.attempts = 3;
        MalformedResponse failure = failureBy(new ResponseBody.TooLargeException(2048), MalformedResponse.class);

        assertThat(failure)
                .hasMessage(OPERATION + "the body is larger than 2048 bytes")
                .hasNoCause();
        assertThat(failure.status()).isNull();
        assertThat(failure.receipt().creditsAtMost()).isEqualTo(2);
    }

    @Test
    void aTransportThatThrowsIsLikeOneThatFails() {
        bench.transport.then(() -> {
            throw new IllegalStateException("bug");
        });

        assertThat(Bench.failureOf(bench.start(), ConnectionFailed.class)).hasRootCauseMessage("bug");
        bench.assertNothingIsLeft();
    }

    @Test
    void allAttemptsToConnectCostNothing() {
        bench.resilience.attempts = 3;
        bench.transport
                .fails(new ConnectException())
                .fails(new ConnectException())
                .fails(new ConnectException());
        var result = bench.start();
        bench.advance(Bench.PAUSE.multipliedBy(2));

        ConnectionFailed failure = Bench.failureOf(result, ConnectionFailed.class);
        assertThat(failure.receipt().attempts()).isEqualTo(3);
        assertThat(failure.receipt().creditsAtMost()).isZero();
        assertThat(failure.getSuppressed()).hasSize(2);
    }

    @Test
    void onlyAttemptsThatMayHaveArrivedAreCharged() {
        bench.resilience.attempts = 4;
        bench.transport
                .fails(new ConnectException())
                .answers(status(500))
                .fails(new IOException())
                .answers(ok());
        var result = bench.start();
        bench.advance(Bench.PAUSE.multipliedBy(3));

        assertThat(result.join().receipt().attempts()).isEqualTo(4);
        assertThat(result.join().receipt().creditsAtMost()).isEqualTo(6);
    }
}
