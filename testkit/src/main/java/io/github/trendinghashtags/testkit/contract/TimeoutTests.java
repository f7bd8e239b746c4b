package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubAnswer;
import io.github.trendinghashtags.testkit.stub.StubConnection;
import io.github.trendinghashtags.testkit.stub.WireFault;
import java.time.Duration;
import java.util.Objects;

/** Answers that do not come, or not to their end. Their time is real: what is timed is the transport. */
abstract class TimeoutRows extends StubRows {
    private static final Duration LIMIT = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofSeconds(20);

    @BothWays
    void givesUpAnAnswerWhoseHeadNeverComes(Way way) {
        stub.enqueue(StubAnswer.never());
        assertTimesOut(way);
    }

    @BothWays
    void givesUpAnAnswerWhoseHeadStalls(Way way) {
        stub.enqueue(WireFault.stalledInHead(StubAnswer.documented()));
        assertTimesOut(way);
    }

    @BothWays
    void givesUpAnAnswerWhoseBodyStalls(Way way) {
        stub.enqueue(WireFault.stalledInBody(StubAnswer.documented()));
        assertTimesOut(way);
    }

    @BothWays
    void givesUpAnAnswerWhoseBodyTrickles(Way way) {
        stub.enqueue(WireFault.trickled(StubAnswer.documented(), Duration.ofMillis(200)));
        assertTimesOut(way);
    }

    @BothWays
    void givesUpAHandshakeThatIsNotAnswered(Way way) {
        assertGivesUp(way, HandshakeServer.silent());
    }

    @BothWays
    void givesUpAHandshakeThatTrickles(Way way) {
        assertGivesUp(way, HandshakeServer.trickling());
    }

    @BothWays
    void givesUpAnAttemptThatTakesTooLong(Way way) {
        stub.enqueue(StubAnswer.never()).enqueue(StubAnswer.never()).enqueue(StubAnswer.never());
        Duration limit = Duration.ofMillis(300);
        TrendingHashtagsPort port = port(settings -> settings.withAttemptTimeout(limit));
        TimedOut failure = failure(TimedOut.class, way, port);
        assertTook(limit.multipliedBy(3), failure.receipt().elapsed());
        assertAttempts(3, failure);
        assertEarlierFailures(2, failure);
        assertRequests(3);
        assertLetGo();
    }

    @BothWays
    void givesUpACallThatTakesTooLong(Way way) {
        stub.enqueue(StubAnswer.never());
        TrendingHashtagsPort port =
                port(settings -> settings.withCallTimeout(LIMIT).withAttemptTimeout(LONG));
        TimedOut failure = failure(TimedOut.class, way, port);
        assertAttempts(1, failure);
        assertTook(LIMIT, failure.receipt().elapsed());
        assertLetGo();
    }

    private void assertGivesUp(Way way, HandshakeServer server) {
        try (server) {
            TrendingHashtagsPort port = port(settings -> settings.withBaseUri(server.baseUri())
                    .withAttemptTimeout(LIMIT)
                    .withResilience(settings.resilience().withMaxAttempts(1)));
            TrendingHashtagsException failure = assertThrows(TrendingHashtagsException.class, () -> fetch(way, port));
            assertSilent(failure);
            assertTrue(
                    failure instanceof ConnectionFailed || failure instanceof TimedOut,
                    failure.getClass().getName());
            assertEquals(1, failure.receipt().attempts());
            assertTook(LIMIT, failure.receipt().elapsed());
            if (contract().letsGoOfTheConnectionAtOnce()) {
                server.awaitClientLeft(contract().patience());
            }
        }
    }

    private void assertTimesOut(Way way) {
        TrendingHashtagsPort port = port(settings -> settings.withAttemptTimeout(LIMIT)
                .withResilience(settings.resilience().withMaxAttempts(1)));
        TimedOut failure = failure(TimedOut.class, way, port);
        assertAttempts(1, failure);
        assertRequests(1);
        assertTook(LIMIT, failure.receipt().elapsed());
        assertLetGo();
        if (contract().letsGoOfTheConnectionAtOnce()) {
            StubConnection connection = stub.connections().get(0);
            long closedAt = Objects.requireNonNull(connection.closedAt());
            // The client's time began a little before the request arrived.
            assertTook(LIMIT, Duration.ofNanos(closedAt - connection.openedAt()).plusMillis(50));
        }
    }
}
