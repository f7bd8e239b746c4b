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

/** Answers that are no HTTP, or are made to break a client: they fail one call, and leave nothing behind. */
abstract class ProtocolRows extends StubRows {
    /** More than a transport sends for one attempt, be it one that resends by itself. */
    private static final int ENOUGH = 32;

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String DOCUMENT = HashtagFixtures.documentedJson();

    /** So long that an {@code int} takes it for a negative one. */
    private static final WireFault CHUNK_BEYOND_INT = WireFault.raw(CHUNKED + "80000000\r\n" + DOCUMENT);

    private static final List<WireFault> CHUNK_SIZES = Stream.of("zz", "-1", "", "FFFFFFFFFFFFFFFFF")
            .map(size -> WireFault.raw(CHUNKED + size + "\r\n" + DOCUMENT))
            .toList();

    private static final Duration A_MOMENT = Duration.ofMillis(5);

    private static final List<WireFault> INTERIM_ANSWERS = List.of(
            WireFault.endless("HTTP/1.1 100 Continue\r\n\r\n", A_MOMENT),
            WireFault.endless("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", A_MOMENT));

    private static final WireFault LONG_HEAD = WireFault.raw("HTTP/1.1 200 OK\r\nX-Filler: " + "x".repeat(1024 * 1024));

    private static final List<WireFault> STATUS_LINES = Stream.of(
                    "", "200 OK", "HTTP/1.1 ok", "HTTP/1.1", "\u0016\u0003\u0001")
            .map(line -> WireFault.raw(line + "\r\nContent-Length: " + DOCUMENT.length() + "\r\n\r\n" + DOCUMENT))
            .toList();

    /** None of them followed by more than a client could take it for, nor by a page. */
    private static final List<WireFault> LENGTHS = Stream.of(
                    "abc", "-2", "2\r\nContent-Length: 3", "99999999999999999999")
            .map(length -> WireFault.raw("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n{}"))
            .toList();

    /** Once alone: it can cost the JDK's client a thread that nothing ends. */
    @Test
    void survivesAChunkSizeBeyondInt() {
        assumeTrue(contract().letsGoOfTheConnectionAtOnce(), "this transport may not be rid of its client");
        assertSurvives(Way.ASYNCHRONOUS, List.of(CHUNK_BEYOND_INT));
    }

    @BothWays
    void survivesAChunkSizeThatIsNone(Way way) {
        assertSurvives(way, CHUNK_SIZES);
    }

    @BothWays
    void survivesInterimAnswersWithoutEnd(Way way) {
        assertSurvives(way, INTERIM_ANSWERS);
    }

    @BothWays
    void survivesAHeadOfAMebibyte(Way way) {
        assertSurvives(way, List.of(LONG_HEAD));
    }

    @BothWays
    void survivesAStatusLineThatIsNone(Way way) {
        assertSurvives(way, STATUS_LINES);
    }

    @BothWays
    void survivesALengthThatIsNone(Way way) {
        assertSurvives(way, LENGTHS);
    }

    /** All of them at once, since some clients close a connection only when their parts are collected. */
    @Test
    void closesTheConnectionsOfSuchAnswers() {
        assumeTrue(contract().letsGoOfTheConnectionAtOnce(), "connections of this transport end when it does");
        TrendingHashtagsPort port = hastyPort();
        List<Integer> connections = new ArrayList<>();
        Stream.of(CHUNK_SIZES, INTERIM_ANSWERS, List.of(LONG_HEAD), STATUS_LINES, LENGTHS)
                .flatMap(List::stream)
                .forEach(fault -> {
                    int before = stub.requests().size();
                    assertFails(Way.ASYNCHRONOUS, port, fault);
                    connections.add(stub.requests().get(before).connection());
                });
        fetch(Way.ASYNCHRONOUS, port);
        connections.forEach(this::awaitClosedByClient);
    }

    private void assertSurvives(Way way, List<WireFault> faults) {
        TrendingHashtagsPort port = hastyPort();
        for (WireFault fault : faults) {
            assertFails(way, port, fault);
            assertEquals(1, fetch(way, port).receipt().attempts());
        }
    }

    private void assertFails(Way way, TrendingHashtagsPort port, WireFault fault) {
        int before = stub.requests().size();
        int copies = contract().sendsOneRequestPerAttempt() ? 1 : ENOUGH;
        for (int i = 0; i < copies; i++) {
            stub.enqueue(fault);
        }
        TrendingHashtagsException failure = assertThrows(TrendingHashtagsException.class, () -> fetch(way, port));
        assertSilent(failure);
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

    private TrendingHashtagsPort hastyPort() {
        return port(settings -> settings.withAttemptTimeout(LIMIT)
                .withResilience(settings.resilience().withMaxAttempts(1)));
    }
}
