package io.github.trendinghashtags.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How calls end before their time: by timeouts, limits, cancellation, interrupts and the client's own close. */
abstract class CallRows extends StubRows {
    private static final Duration LONG = Duration.ofSeconds(20);

    @BothWays
    void givesUpAnAttemptThatTakesTooLong(Way way) {
        stub.enqueue(StubAnswer.never()).enqueue(StubAnswer.never()).enqueue(StubAnswer.never());
        TrendingHashtagsPort port = port(settings -> settings.withAttemptTimeout(Duration.ofMillis(300)));
        TimedOut failure = failure(TimedOut.class, way, port);
        assertAttempts(3, failure);
        assertRequests(3);
        stub.awaitConnectionsOpen(0);
    }

    @BothWays
    void givesUpACallThatTakesTooLong(Way way) {
        stub.enqueue(StubAnswer.never());
        TrendingHashtagsPort port =
                port(settings -> settings.withCallTimeout(Duration.ofSeconds(2)).withAttemptTimeout(LONG));
        TimedOut failure = failure(TimedOut.class, way, port);
        assertAttempts(1, failure);
        assertTrue(failure.receipt().elapsed().compareTo(LONG) < 0, "it did not wait for the attempt");
        stub.awaitConnectionsOpen(0);
    }

    @BothWays
    void sendsNothingWithoutAPermit(Way way) {
        TrendingHashtagsPort port =
                policed(policy -> policy.withPermits(1, Duration.ofHours(1)).withLongestWait(Duration.ZERO));
        way.fetch(port, QUERY);
        assertAttempts(0, failure(NotSent.class, way, port));
        assertRequests(1);
    }

    @Test
    void returnsAFutureWithoutWaitingForAPermit() {
        TrendingHashtagsPort port =
                policed(policy -> policy.withPermits(1, LONG).withLongestWait(LONG));
        port.fetch(QUERY);
        CompletableFuture<TrendingHashtagsPage> page =
                assertTimeoutPreemptively(Duration.ofSeconds(5), () -> port.fetchAsync(QUERY));
        assertTrue(page.cancel(true), "the call still waits for its permit");
        assertRequests(1);
    }

    @BothWays
    void sendsNothingWhereTheKeySupplierThrows(Way way) {
        TrendingHashtagsPort port = port(settings -> settings.withApiKey(() -> {
            throw new IllegalStateException("the vault is closed");
        }));
        assertAttempts(0, failure(NotSent.class, way, port));
        assertRequests(0);
    }

    @Test
    void letsTheConnectionGoWhenTheFutureIsCancelled() {
        stub.enqueue(StubAnswer.never());
        CompletableFuture<TrendingHashtagsPage> page = patientPort().fetchAsync(QUERY);
        stub.awaitRequests(1);
        page.cancel(true);
        stub.awaitConnectionsOpen(0);
        assertRequests(1);
    }

    @Test
    void makesNoFurtherAttemptOnceTheFutureIsCancelled() {
        TrendingHashtagsPort port = port();
        stub.enqueue(StubAnswer.empty(429).withHeader("Retry-After", "1"));
        CompletableFuture<TrendingHashtagsPage> cancelled = port.fetchAsync(QUERY);
        stub.awaitRequests(1);
        cancelled.cancel(true);
        // This call outlasts the pause of the cancelled one, which would end with a request of its own.
        stub.enqueue(StubAnswer.empty(429).withHeader("Retry-After", "2"));
        port.fetch(QUERY);
        assertRequests(3);
    }

    @Test
    void letsTheConnectionGoWhenABlockingCallIsInterrupted() {
        stub.enqueue(StubAnswer.never());
        try (BlockingCall call = BlockingCall.of(patientPort(), QUERY)) {
            stub.awaitRequests(1);
            call.interrupt();
            assertInstanceOf(Interrupted.class, call.failure());
            assertTrue(call.isFlagSet(), "the interrupt flag is set again");
        }
        stub.awaitConnectionsOpen(0);
    }

    @Test
    void endsAPauseThatIsInterrupted() {
        stub.enqueue(StubAnswer.empty(429).withHeader("Retry-After", "20"));
        try (BlockingCall call = BlockingCall.of(port(), QUERY)) {
            stub.awaitRequests(1);
            call.interrupt();
            assertInstanceOf(Interrupted.class, call.failure());
            assertTrue(call.isFlagSet(), "the interrupt flag is set again");
        }
        assertRequests(1);
    }

    @BothWays
    void sendsNothingOnceItIsClosed(Way way) {
        TrendingHashtagsPort port = closeable(port());
        Ports.close(port);
        assertAttempts(0, failure(NotSent.class, way, port));
        assertRequests(0);
    }

    @Test
    void endsTheCallsThatAreUnderWayWhenItIsClosed() {
        stub.enqueue(StubAnswer.never());
        TrendingHashtagsPort port = closeable(patientPort());
        CompletableFuture<TrendingHashtagsPage> page = port.fetchAsync(QUERY);
        stub.awaitRequests(1);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Ports.close(port));
        ExecutionException failed = assertThrows(ExecutionException.class, () -> page.get(10, TimeUnit.SECONDS));
        assertInstanceOf(NotSent.class, failed.getCause());
        stub.awaitConnectionsOpen(0);
        assertEquals(1, stub.requests().size());
    }

    /** A port whose attempts outlast every wait of a test, so that it is no timeout that lets the connection go. */
    private TrendingHashtagsPort patientPort() {
        return port(settings -> settings.withAttemptTimeout(LONG));
    }

    private static TrendingHashtagsPort closeable(TrendingHashtagsPort port) {
        assumeTrue(port instanceof AutoCloseable, "this port can't be closed");
        return port;
    }
}
