package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubConnection;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import io.github.trendinghashtags.testkit.stub.WireFault;
import java.time.Duration;
import java.util.Objects;

/** Responses that do not come, or not completely. The time is real, since the transport is what is timed. */
abstract class TimeoutTests extends StubTests {
    private static final Duration LIMIT = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofSeconds(20);

    @WaitingCallModes
    void timesOutIfNoHeadComes(CallMode mode) {
        stub.enqueue(StubResponse.never());
        assertTimesOut(mode);
    }

    @WaitingCallModes
    void timesOutIfTheHeadStalls(CallMode mode) {
        stub.enqueue(WireFault.stalledInHead(StubResponse.documented()));
        assertTimesOut(mode);
    }

    @WaitingCallModes
    void timesOutIfTheBodyStalls(CallMode mode) {
        stub.enqueue(WireFault.stalledInBody(StubResponse.documented()));
        assertTimesOut(mode);
    }

    @WaitingCallModes
    void timesOutIfTheBodyTrickles(CallMode mode) {
        stub.enqueue(WireFault.trickled(StubResponse.documented(), Duration.ofMillis(200)));
        assertTimesOut(mode);
    }

    @WaitingCallModes
    void timesOutIfTheHandshakeStalls(CallMode mode) {
        assertGivesUp(mode, HandshakeServer.silent());
    }

    @WaitingCallModes
    void timesOutIfTheHandshakeTrickles(CallMode mode) {
        assertGivesUp(mode, HandshakeServer.trickling());
    }

    @WaitingCallModes
    void timesOutAttempts(CallMode mode) {
        stub.enqueue(StubResponse.never()).enqueue(StubResponse.never()).enqueue(StubResponse.never());
        Duration limit = Duration.ofMillis(700);
        TrendingHashtagsPort port = port(settings -> settings.withAttemptTimeout(limit));
        TimedOut failure = failure(TimedOut.class, mode, port);
        assertTook(limit.multipliedBy(3), failure.receipt().elapsed());
        assertAttempts(3, failure);
        assertEarlierFailures(2, failure);
        assertRequests(3);
        assertReleased();
    }

    @WaitingCallModes
    void timesOutCalls(CallMode mode) {
        stub.enqueue(StubResponse.never());
        TrendingHashtagsPort port =
                port(settings -> settings.withCallTimeout(LIMIT).withAttemptTimeout(LONG));
        TimedOut failure = failure(TimedOut.class, mode, port);
        assertAttempts(1, failure);
        assertTook(LIMIT, failure.receipt().elapsed());
        assertReleased();
    }

    private void assertGivesUp(CallMode mode, HandshakeServer server) {
        try (server) {
            TrendingHashtagsPort port = port(settings -> settings.withBaseUri(server.baseUri())
                    .withAttemptTimeout(LIMIT)
                    .withResilience(settings.resilience().withMaxAttempts(1)));
            TrendingHashtagsException failure = assertThrows(TrendingHashtagsException.class, () -> fetch(mode, port));
            assertNoKeyIn(failure);
            assertTrue(
                    failure instanceof ConnectionFailed || failure instanceof TimedOut,
                    failure.getClass().getName());
            assertEquals(1, failure.receipt().attempts());
            assertTook(LIMIT, failure.receipt().elapsed());
            if (contract().releasesConnectionsAtOnce()) {
                server.awaitClientClosed(contract().patience());
            }
        }
    }

    private void assertTimesOut(CallMode mode) {
        TrendingHashtagsPort port = port(settings -> settings.withAttemptTimeout(LIMIT)
                .withResilience(settings.resilience().withMaxAttempts(1)));
        TimedOut failure = failure(TimedOut.class, mode, port);
        assertAttempts(1, failure);
        assertRequests(1);
        assertTook(LIMIT, failure.receipt().elapsed());
        assertReleased();
        if (contract().releasesConnectionsAtOnce()) {
            StubConnection connection = stub.connections().get(0);
            long closedAt = Objects.requireNonNull(connection.closedAt());
            // It may have been accepted long after the client's time began.
            Duration open = Duration.ofNanos(closedAt - connection.openedAt());
            assertTrue(open.compareTo(LIMIT.plus(contract().leeway())) <= 0, "open for " + open.toMillis() + " ms");
        }
    }
}
