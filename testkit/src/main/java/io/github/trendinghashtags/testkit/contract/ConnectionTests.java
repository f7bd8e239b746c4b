package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.github.trendinghashtags.testkit.stub.StubAnswer;
import io.github.trendinghashtags.testkit.stub.UnreachableServer;
import io.github.trendinghashtags.testkit.stub.WireFault;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Connections that can't be made, that break, and that bring less than they announce. */
abstract class ConnectionRows extends StubRows {
    private static final StubAnswer ANSWER = StubAnswer.documented();

    private static final Duration IDLE = Duration.ofMillis(20);
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    /** More than any transport sends for three attempts, be it one that resends by itself. */
    private static final int ENOUGH = 32;

    @BothWays
    void chargesNothingWhereTheConnectionIsRefused(Way way) {
        try (UnreachableServer nobody = UnreachableServer.refusing()) {
            assertNotConnected(way, nobody.baseUri());
        }
    }

    @BothWays
    void chargesNothingWhereTheHostIsUnknown(Way way) {
        assertNotConnected(way, URI.create("https://unknown.invalid"));
    }

    @BothWays
    void givesUpAConnectionThatIsNotMadeInTime(Way way) {
        try (UnreachableServer nobody = UnreachableServer.silent()) {
            Duration limit = Duration.ofMillis(500);
            TrendingHashtagsPort port = port(settings -> settings.withBaseUri(nobody.baseUri())
                    .withConnectTimeout(limit)
                    .withResilience(settings.resilience().withMaxAttempts(1)));
            TrendingHashtagsException failure = assertThrows(TrendingHashtagsException.class, () -> fetch(way, port));
            assertSilent(failure);
            assertTrue(
                    failure instanceof ConnectionFailed || failure instanceof TimedOut,
                    failure.getClass().getName());
            assertEquals(1, failure.receipt().attempts());
            assertTook(limit, failure.receipt().elapsed());
        }
    }

    @BothWays
    void retriesAConnectionThatIsLostBeforeTheAnswer(Way way) {
        assertRetriedUnread(way, WireFault.unread());
        assertRetriedUnread(way, WireFault.unread().byReset());
        assertRetried(way, WireFault.unanswered());
        assertRetried(way, WireFault.unanswered().byReset());
    }

    @BothWays
    void retriesAConnectionThatIsLostAmidTheAnswer(Way way) {
        assertRetried(way, WireFault.cutInHead(ANSWER));
        assertRetried(way, WireFault.cutInHead(ANSWER).byReset());
        assertRetried(way, WireFault.cutInBody(ANSWER));
        assertRetried(way, WireFault.cutInBody(ANSWER).byReset());
    }

    @BothWays
    void takesNoTruncatedBodyForAPage(Way way) {
        assertRetried(way, WireFault.truncated(ANSWER, 1));
        assertRetried(way, WireFault.truncated(ANSWER, 100));
        assertRetried(way, WireFault.cutInBody(ANSWER.gzipped()));
        assertRetried(way, WireFault.cutInChunks(ANSWER));
    }

    @BothWays
    void recoversFromAConnectionThatDiesWhileItIsIdle(Way way) {
        TrendingHashtagsPort port = port();
        for (WireFault fault :
                List.of(WireFault.dropped(ANSWER), WireFault.dropped(ANSWER).byReset())) {
            stub.enqueue(fault);
            assertRecovers(fetch(way, port));
            assertRecovers(fetch(way, port));
        }
    }

    @BothWays
    void usesNoConnectionThatTheServerHasClosed(Way way) {
        TrendingHashtagsPort port = port();
        boolean hearsOfIt = true;
        for (int call = 1; call <= 6; call++) {
            stub.enqueue(WireFault.dropped(ANSWER, IDLE));
            assertEquals(1, fetch(way, port).receipt().attempts(), "attempts of call " + call);
            assertRequests(call);
            stub.awaitConnectionsOpen(0);
            // A client that hears of it on a thread of its own may take a moment. Another one looks when it sends
            // again.
            hearsOfIt = hearsOfIt && Await.holdsWithin(A_MOMENT, () -> stub.connectionsHalfClosed() == 0);
        }
    }

    @BothWays
    void recoversFromAConnectionThatDiesWhenItIsUsedAgain(Way way) {
        TrendingHashtagsPort port = port();
        for (WireFault fault :
                List.of(WireFault.unanswered(), WireFault.unanswered().byReset())) {
            int before = stub.requests().size();
            stub.enqueue(ANSWER).enqueue(fault);
            assertEquals(1, fetch(way, port).receipt().attempts());
            assertRecovers(fetch(way, port));
            assertRequests(before + 3);
        }
    }

    /** On a new connection and on one that was used before, whatever becomes of it. */
    @BothWays
    void sendsOneRequestForEachAttempt(Way way) {
        assumeTrue(contract().sendsOneRequestPerAttempt(), "this transport sends requests again by itself");
        for (WireFault fault :
                List.of(WireFault.unanswered(), WireFault.cutInHead(ANSWER), WireFault.cutInBody(ANSWER))) {
            assertOneRequestForEachAttempt(way, fault, true);
            assertOneRequestForEachAttempt(way, fault.byReset(), true);
        }
        // A request over a connection that the server has closed is not read.
        for (WireFault fault : List.of(WireFault.unread(), WireFault.dropped(ANSWER))) {
            assertOneRequestForEachAttempt(way, fault, false);
            assertOneRequestForEachAttempt(way, fault.byReset(), false);
        }
    }

    @BothWays
    void takesNoSurplusForTheNextAnswer(Way way) {
        TrendingHashtagsPort port = port();
        stub.enqueue(WireFault.overlong(ANSWER, 5));
        assertAttempts(1, failure(MalformedResponse.class, way, port));
        assertRecovers(fetch(way, port));
    }

    @BothWays
    void takesNoSecondAnswerForTheNextOne(Way way) {
        assumeTrue(contract().reusesNoConnectionWithASurplus(), "this transport takes what comes next for the answer");
        stub.serving(PortBehaviourContract.RANKING).enqueue(WireFault.answeredTwice(ANSWER));
        TrendingHashtagsPort port = port();
        assertEquals(
                List.of(HashtagFixtures.documentedHashtag()), fetch(way, port).hashtags());
        assertEquals(
                PortBehaviourContract.RANKING.subList(0, 20), fetch(way, port).hashtags());
    }

    private void assertNotConnected(Way way, URI address) {
        TrendingHashtagsPort port = port(settings -> settings.withBaseUri(address));
        ConnectionFailed failure = failure(ConnectionFailed.class, way, port);
        assertEquals(3, failure.receipt().attempts());
        assertEquals(0, failure.receipt().creditsAtMost());
        assertEarlierFailures(2, failure);
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains(PATH), "the message says the operation: " + message);
        assertRequests(0);
    }

    /** Demands a failure if every attempt has the fault, and a page if only the first one has it. */
    private void assertRetried(Way way, WireFault fault) {
        int before = stub.requests().size();
        ConnectionFailed failure = failEveryAttempt(way, fault);
        assertEquals(6, failure.receipt().creditsAtMost(), fault + ": credits at most");
        int sent = stub.requests().size() - before;
        assertTrue(isSentFor(3, sent), fault + ": requests on the wire " + sent);

        stub.enqueue(fault);
        assertRecovers(fetch(way, port()));
    }

    /** Demands the same of a fault that lets no request be read. A client may notice that, or assume the worst. */
    private void assertRetriedUnread(Way way, WireFault fault) {
        int before = stub.requests().size();
        ConnectionFailed failure = failEveryAttempt(way, fault);
        assertTrue(failure.receipt().creditsAtMost() <= 6, fault + ": credits at most");
        assertRequests(before);

        stub.enqueue(fault);
        assertRecovers(fetch(way, port()));
    }

    private ConnectionFailed failEveryAttempt(Way way, WireFault fault) {
        for (int i = 0; i < ENOUGH; i++) {
            stub.enqueue(fault);
        }
        ConnectionFailed failure = failure(ConnectionFailed.class, way, port());
        stub.clearQueue();
        assertEquals(3, failure.receipt().attempts());
        assertEarlierFailures(2, failure);
        return failure;
    }

    /** Fetches over a new connection, over that one again, and over what is left then, with the fault in each place. */
    private void assertOneRequestForEachAttempt(Way way, WireFault fault, boolean readsEach) {
        for (int faulty = 0; faulty < 3; faulty++) {
            TrendingHashtagsPort port = port();
            int before = stub.requests().size();
            int attempts = 0;
            for (int call = 0; call < 3; call++) {
                if (call == faulty) {
                    stub.enqueue(fault);
                }
                attempts += attempts(way, port);
            }
            stub.clearQueue();
            int sent = stub.requests().size() - before;
            boolean counted = readsEach ? sent == attempts : sent <= attempts;
            assertTrue(counted, fault + ": " + sent + " requests on the wire in " + attempts + " attempts");
        }
    }

    private int attempts(Way way, TrendingHashtagsPort port) {
        try {
            return fetch(way, port).receipt().attempts();
        } catch (TrendingHashtagsException failure) {
            return failure.receipt().attempts();
        }
    }

    private boolean isSentFor(int attempts, int sent) {
        return contract().sendsOneRequestPerAttempt() ? sent == attempts : sent >= attempts;
    }

    private static void assertRecovers(TrendingHashtagsPage page) {
        int attempts = page.receipt().attempts();
        assertTrue(attempts == 1 || attempts == 2, "attempts " + attempts);
        int credits = page.receipt().creditsAtMost();
        assertTrue(credits >= 2 && credits <= 2 * attempts, "credits at most " + credits);
        assertEquals(HashtagFixtures.documentedHashtag(), page.hashtags().get(0));
    }
}
