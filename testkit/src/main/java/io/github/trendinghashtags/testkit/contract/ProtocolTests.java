package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.github.trendinghashtags.testkit.stub.WireFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Responses that are no HTTP, or are made to break a client: each fails one call and affects no other. */
abstract class ProtocolTests extends StubTests {
    /** More than a transport sends for one attempt, even one that resends by itself. */
    private static final int ENOUGH = 32;

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String DOCUMENT = HashtagFixtures.documentedJson();

    /** A size that overflows an {@code int} to a negative one. */
    private static final WireFault CHUNK_BEYOND_INT = WireFault.raw(CHUNKED + "80000000\r\n" + DOCUMENT);

    private static final List<WireFault> CHUNK_SIZES = Stream.of("zz", "-1", "", "FFFFFFFFFFFFFFFFF")
            .map(size -> WireFault.raw(CHUNKED + size + "\r\n" + DOCUMENT))
            .toList();

    private static final Duration A_MOMENT = Duration.ofMillis(5);

    private static final List<WireFault> INTERIM_RESPONSES = List.of(
            WireFault.endless("HTTP/1.1 100 Continue\r\n\r\n", A_MOMENT),
            WireFault.endless("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", A_MOMENT));

    private static final WireFault LONG_HEAD = WireFault.raw("HTTP/1.1 200 OK\r\nX-Filler: " + "x".repeat(1024 * 1024));

    private static final List<WireFault> STATUS_LINES = Stream.of(
                    "", "200 OK", "HTTP/1.1 ok", "HTTP/1.1", "\u0016\u0003\u0001")
            .map(line -> WireFault.raw(line + "\r\nContent-Length: " + DOCUMENT.length() + "\r\n\r\n" + DOCUMENT))
            .toList();

    /** Invalid lengths, followed by a body that no client can take for a page. */
    private static final List<WireFault> LENGTHS = Stream.of(
                    "abc", "-2", "2\r\nContent-Length: 3", "99999999999999999999")
            .map(length -> WireFault.raw("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n{}"))
            .toList();

    /** In one mode alone, since it can cost the JDK's client a thread that never ends. */
    @Test
    void survivesAChunkSizeBeyondInt() {
        assumeTrue(contract().releasesConnectionsAtOnce(), "this transport may not be rid of its client");
        assertSurvives(CallMode.ASYNCHRONOUS, List.of(CHUNK_BEYOND_INT));
    }

    @CallModes
    void survivesAnInvalidChunkSize(CallMode mode) {
        assertSurvives(mode, CHUNK_SIZES);
    }

    @CallModes
    void survivesEndlessInterimResponses(CallMode mode) {
        assertSurvives(mode, INTERIM_RESPONSES);
    }

    @CallModes
    void survivesAHeadOfAMebibyte(CallMode mode) {
        assertSurvives(mode, List.of(LONG_HEAD));
    }

    @CallModes
    void survivesAnInvalidStatusLine(CallMode mode) {
        assertSurvives(mode, STATUS_LINES);
    }

    @CallModes
    void survivesAnInvalidLength(CallMode mode) {
        assertSurvives(mode, LENGTHS);
    }

    /** All in one test, since some clients close a connection only when it is garbage-collected. */
    @Test
    void closesTheConnectionsOfInvalidResponses() {
        assumeTrue(contract().releasesConnectionsAtOnce(), "connections of this transport end when it does");
        TrendingHashtagsPort port = impatientPort();
        List<Integer> connections = new ArrayList<>();
        Stream.of(CHUNK_SIZES, INTERIM_RESPONSES, List.of(LONG_HEAD), STATUS_LINES, LENGTHS)
                .flatMap(List::stream)
                .forEach(fault -> {
                    int before = stub.requests().size();
                    assertFails(CallMode.ASYNCHRONOUS, port, fault);
                    connections.add(stub.requests().get(before).connection());
                });
        fetch(CallMode.ASYNCHRONOUS, port);
        connections.forEach(this::awaitClosedByClient);
    }

    private void assertSurvives(CallMode mode, List<WireFault> faults) {
        TrendingHashtagsPort port = impatientPort();
        for (WireFault fault : faults) {
            assertFails(mode, port, fault);
            assertEquals(1, fetch(mode, port).receipt().attempts());
        }
    }

    private void assertFails(CallMode mode, TrendingHashtagsPort port, WireFault fault) {
        int before = stub.requests().size();
        int copies = contract().sendsOneRequestPerAttempt() ? 1 : ENOUGH;
        for (int i = 0; i < copies; i++) {
            stub.enqueue(fault);
        }
        TrendingHashtagsException failure = assertThrows(TrendingHashtagsException.class, () -> fetch(mode, port));
        assertNoKeyIn(failure);
        assertTrue(
                failure instanceof ConnectionFailed
                        || failure instanceof TimedOut
                        || failure instanceof MalformedResponse,
                failure.getClass().getName());
        assertAttempts(1, failure);
        stub.clearQueue();
        int sent = stub.requests().size() - before;
        assertTrue(copies == 1 ? sent == 1 : sent >= 1, "requests on the wire " + sent);
        Duration taken = failure.receipt().elapsed();
        assertTrue(
                taken.compareTo(LIMIT.plus(contract().leeway())) <= 0,
                "took " + taken.toMillis() + " ms with " + fault);
    }

    private TrendingHashtagsPort impatientPort() {
        return port(settings -> settings.withAttemptTimeout(LIMIT)
                .withResilience(settings.resilience().withMaxAttempts(1)));
    }
}
