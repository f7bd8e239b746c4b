package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import io.github.trendinghashtags.testkit.stub.WireFault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Checks calls that are cancelled or interrupted: during the exchange, during a pause and while they wait for a permit.
 */
abstract class CancellationTests extends StubTests {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final StubResponse PAUSE = StubResponse.empty(429).withHeader("Retry-After", "1");

    /** Outlasts {@link #PAUSE}: if the cancelled call still sends its retry, it does so before this ends. */
    private static final StubResponse LONGER_PAUSE = StubResponse.empty(429).withHeader("Retry-After", "2");

    @Test
    void releasesTheConnectionWhenTheFutureIsCancelled() {
        stub.enqueue(StubResponse.never());
        CompletableFuture<TrendingHashtagsPage> page = patientPort().fetchAsync(QUERY);
        stub.awaitRequests(1);
        assertTrue(page.cancel(true));
        assertReleased();
        assertRequests(1);
    }

    @Test
    void releasesTheConnectionWhenTheFutureIsCancelledDuringTheBody() {
        stub.enqueue(WireFault.stalledInBody(StubResponse.documented()));
        CompletableFuture<TrendingHashtagsPage> page = patientPort().fetchAsync(QUERY);
        stub.awaitResponses(1);
        assertTrue(page.cancel(true));
        assertReleased();
        assertRequests(1);
    }

    @Test
    void makesNoFurtherAttemptOnceTheFutureIsCancelled() {
        TrendingHashtagsPort port = port();
        stub.enqueue(PAUSE);
        CompletableFuture<TrendingHashtagsPage> cancelled = port.fetchAsync(QUERY);
        stub.awaitResponses(1);
        assertTrue(cancelled.cancel(true));
        stub.enqueue(LONGER_PAUSE);
        port.fetch(QUERY);
        assertRequests(3);
    }

    @Test
    void makesNoAttemptIfTheFutureIsCancelledBeforeItsPermit() {
        TrendingHashtagsPort port = pacedPort();
        port.fetch(QUERY);
        CompletableFuture<TrendingHashtagsPage> cancelled = port.fetchAsync(QUERY);
        assertFalse(cancelled.isDone());
        assertTrue(cancelled.cancel(true));
        assertNothingMoreIsSent(port);
    }

    @Test
    void releasesTheConnectionWhenABlockingCallIsInterrupted() {
        stub.enqueue(StubResponse.never());
        try (BlockingCall call = BlockingCall.of(patientPort(), QUERY)) {
            stub.awaitRequests(1);
            assertInterruptible(call);
        }
        assertReleased();
        assertRequests(1);
    }

    @Test
    void releasesTheConnectionWhenABlockingCallIsInterruptedDuringTheBody() {
        stub.enqueue(WireFault.stalledInBody(StubResponse.documented()));
        try (BlockingCall call = BlockingCall.of(patientPort(), QUERY)) {
            stub.awaitResponses(1);
            assertInterruptible(call);
        }
        assertReleased();
        assertRequests(1);
    }

    @Test
    void makesNoFurtherAttemptOnceAPauseIsInterrupted() {
        TrendingHashtagsPort port = port();
        stub.enqueue(PAUSE);
        try (BlockingCall call = BlockingCall.of(port, QUERY)) {
            stub.awaitResponses(1);
            assertInterruptible(call);
        }
        stub.enqueue(LONGER_PAUSE);
        port.fetch(QUERY);
        assertRequests(3);
    }

    @Test
    void makesNoAttemptIfTheWaitForItsPermitIsInterrupted() {
        TrendingHashtagsPort port = pacedPort();
        port.fetch(QUERY);
        try (BlockingCall call = BlockingCall.of(port, QUERY)) {
            call.awaitWaiting();
            assertInterruptible(call);
        }
        assertNothingMoreIsSent(port);
    }

    /** Takes two more permits, the last of which comes after that of the cancelled call. */
    private void assertNothingMoreIsSent(TrendingHashtagsPort paced) {
        paced.fetch(QUERY);
        paced.fetch(QUERY);
        assertRequests(4);
    }

    private void assertInterruptible(BlockingCall call) {
        call.interrupt();
        Interrupted failure =
                assertInstanceOf(Interrupted.class, call.failure(contract().patience()));
        assertTrue(call.isFlagSet(), "the interrupt flag is set again");
        assertNoKeyIn(failure);
    }

    /** Opens a port whose attempts outlast the test, so that no timeout releases the connection. */
    private TrendingHashtagsPort patientPort() {
        return port(settings -> settings.withAttemptTimeout(LONG));
    }

    /** Opens a port with a permit each half second, and takes the first, so that the next call ends as a period begins. */
    private TrendingHashtagsPort pacedPort() {
        TrendingHashtagsPort port = policed(
                policy -> policy.withRateLimit(1, Duration.ofMillis(500)).withTimeoutDuration(LONG));
        port.fetch(QUERY);
        return port;
    }
}
