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
import io.github.trendinghashtags.testkit.stub.StubResponse;
import io.github.trendinghashtags.testkit.stub.UnreachableServer;
import io.github.trendinghashtags.testkit.stub.WireFault;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Checks connections that can't be made, that break, and that deliver less than announced. */
abstract class ConnectionTests extends StubTests {
    private static final StubResponse RESPONSE = StubResponse.documented();

    private static final Duration IDLE = Duration.ofMillis(20);
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    /** More than any transport sends for three attempts, even one that resends by itself. */
    private static final int ENOUGH = 32;

    @CallModes
    void chargesNothingIfTheConnectionIsRefused(CallMode mode) {
        try (UnreachableServer server = UnreachableServer.refusing()) {
            assertNotConnected(mode, server.baseUri());
        }
    }

    @CallModes
    void chargesNothingIfTheHostIsUnknown(CallMode mode) {
        assertNotConnected(mode, URI.create("https://unknown.invalid"));
    }

    @CallModes
    void timesOutConnecting(CallMode mode) {
        try (UnreachableServer server = UnreachableServer.silent()) {
            Duration limit = Duration.ofMillis(500);
            TrendingHashtagsPort port = port(settings -> settings.withBaseUri(server.baseUri())
                    .withConnectTimeout(limit)
                    .withResilience(settings.resilience().withMaxAttempts(1)));
            TrendingHashtagsException failure = assertThrows(TrendingHashtagsException.class, () -> fetch(mode, port));
            assertNoKeyIn(failure);
            assertTrue(
                    failure instanceof ConnectionFailed || failure instanceof TimedOut,
                    failure.getClass().getName());
            assertEquals(1, failure.receipt().attempts());
            assertTook(limit, failure.receipt().elapsed());
        }
    }

    @CallModes
    void retriesAConnectionThatIsLostBeforeTheResponse(CallMode mode) {
        assertRetriedUnread(mode, WireFault.unread());
        assertRetriedUnread(mode, WireFault.unread().byReset());
        assertRetried(mode, WireFault.noResponse());
        assertRetried(mode, WireFault.noResponse().byReset());
    }

    @CallModes
    void retriesAConnectionThatIsLostDuringTheResponse(CallMode mode) {
        assertRetried(mode, WireFault.cutInHead(RESPONSE));
        assertRetried(mode, WireFault.cutInHead(RESPONSE).byReset());
        assertRetried(mode, WireFault.cutInBody(RESPONSE));
        assertRetried(mode, WireFault.cutInBody(RESPONSE).byReset());
    }

    @CallModes
    void takesNoTruncatedBodyForAPage(CallMode mode) {
        assertRetried(mode, WireFault.truncated(RESPONSE, 1));
        assertRetried(mode, WireFault.truncated(RESPONSE, 100));
        assertRetried(mode, WireFault.cutInBody(RESPONSE.gzipped()));
        assertRetried(mode, WireFault.cutInChunks(RESPONSE));
    }

    @CallModes
    void recoversFromAConnectionThatDiesWhileItIsIdle(CallMode mode) {
        TrendingHashtagsPort port = port();
        for (WireFault fault :
                List.of(WireFault.dropped(RESPONSE), WireFault.dropped(RESPONSE).byReset())) {
            stub.enqueue(fault);
            assertRecovers(fetch(mode, port));
            assertRecovers(fetch(mode, port));
        }
    }

    @CallModes
    void usesNoConnectionThatTheServerHasClosed(CallMode mode) {
        TrendingHashtagsPort port = port();
        boolean noticed = true;
        for (int call = 1; call <= 6; call++) {
            stub.enqueue(WireFault.dropped(RESPONSE, IDLE));
            assertEquals(1, fetch(mode, port).receipt().attempts(), "attempts of call " + call);
            assertRequests(call);
            stub.awaitConnectionsOpen(0);
            // A client that is notified on another thread may take a moment; others check when they send again.
            noticed = noticed && Await.holdsWithin(A_MOMENT, () -> stub.connectionsHalfClosed() == 0);
        }
    }

    @CallModes
    void recoversFromAConnectionThatDiesWhenItIsUsedAgain(CallMode mode) {
        TrendingHashtagsPort port = port();
        for (WireFault fault :
                List.of(WireFault.noResponse(), WireFault.noResponse().byReset())) {
            int before = stub.requests().size();
            stub.enqueue(RESPONSE).enqueue(fault);
            assertEquals(1, fetch(mode, port).receipt().attempts());
            assertRecovers(fetch(mode, port));
            assertRequests(before + 3);
        }
    }

    /** Checks new and reused connections, however they end. */
    @CallModes
    void sendsOneRequestForEachAttempt(CallMode mode) {
        assumeTrue(contract().sendsOneRequestPerAttempt(), "this transport sends requests again by itself");
        for (WireFault fault :
                List.of(WireFault.noResponse(), WireFault.cutInHead(RESPONSE), WireFault.cutInBody(RESPONSE))) {
            assertOneRequestForEachAttempt(mode, fault, true);
            assertOneRequestForEachAttempt(mode, fault.byReset(), true);
        }
        // A request over a connection that the server has closed is not read.
        for (WireFault fault : List.of(WireFault.unread(), WireFault.dropped(RESPONSE))) {
            assertOneRequestForEachAttempt(mode, fault, false);
            assertOneRequestForEachAttempt(mode, fault.byReset(), false);
        }
    }

    @CallModes
    void takesNoSurplusForTheNextResponse(CallMode mode) {
        TrendingHashtagsPort port = port();
        stub.enqueue(WireFault.overlong(RESPONSE, 5));
        assertAttempts(1, failure(MalformedResponse.class, mode, port));
        assertRecovers(fetch(mode, port));
    }

    @CallModes
    void takesNoSecondResponseForTheNextOne(CallMode mode) {
        assumeTrue(
                contract().reusesNoConnectionWithUnreadBytes(),
                "this transport takes what comes next for the response");
        stub.serving(PortBehaviourContract.RANKING).enqueue(WireFault.duplicated(RESPONSE));
        TrendingHashtagsPort port = port();
        assertEquals(
                List.of(HashtagFixtures.documentedHashtag()), fetch(mode, port).hashtags());
        assertEquals(
                PortBehaviourContract.RANKING.subList(0, 20), fetch(mode, port).hashtags());
    }

    private void assertNotConnected(CallMode mode, URI address) {
        TrendingHashtagsPort port = port(settings -> settings.withBaseUri(address));
        ConnectionFailed failure = failure(ConnectionFailed.class, mode, port);
        assertEquals(3, failure.receipt().attempts());
        assertEquals(0, failure.receipt().creditsAtMost());
        assertEarlierFailures(2, failure);
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains(PATH), "the message says the operation: " + message);
        assertRequests(0);
    }

    /** Expects a failure if every attempt has the fault, and a page if only the first one has it. */
    private void assertRetried(CallMode mode, WireFault fault) {
        int before = stub.requests().size();
        ConnectionFailed failure = failEveryAttempt(mode, fault);
        assertEquals(6, failure.receipt().creditsAtMost(), fault + ": credits at most");
        int sent = stub.requests().size() - before;
        assertTrue(isSentFor(3, sent), fault + ": requests on the wire " + sent);

        stub.enqueue(fault);
        assertRecovers(fetch(mode, port()));
    }

    /**
     * Expects the same of a fault that reads no request. A client may notice that, or count the attempts as charged.
     */
    private void assertRetriedUnread(CallMode mode, WireFault fault) {
        int before = stub.requests().size();
        ConnectionFailed failure = failEveryAttempt(mode, fault);
        assertTrue(failure.receipt().creditsAtMost() <= 6, fault + ": credits at most");
        assertRequests(before);

        stub.enqueue(fault);
        assertRecovers(fetch(mode, port()));
    }

    private ConnectionFailed failEveryAttempt(CallMode mode, WireFault fault) {
        for (int i = 0; i < ENOUGH; i++) {
            stub.enqueue(fault);
        }
        ConnectionFailed failure = failure(ConnectionFailed.class, mode, port());
        stub.clearQueue();
        assertEquals(3, failure.receipt().attempts());
        assertEarlierFailures(2, failure);
        return failure;
    }

    /** Makes three calls over one client, with the fault in the first, the second and the third. */
    private void assertOneRequestForEachAttempt(CallMode mode, WireFault fault, boolean readsEach) {
        for (int faulty = 0; faulty < 3; faulty++) {
            TrendingHashtagsPort port = port();
            int before = stub.requests().size();
            int attempts = 0;
            for (int call = 0; call < 3; call++) {
                if (call == faulty) {
                    stub.enqueue(fault);
                }
                attempts += attempts(mode, port);
            }
            stub.clearQueue();
            int sent = stub.requests().size() - before;
            boolean counted = readsEach ? sent == attempts : sent <= attempts;
            assertTrue(counted, fault + ": " + sent + " requests on the wire in " + attempts + " attempts");
        }
    }

    private int attempts(CallMode mode, TrendingHashtagsPort port) {
        try {
            return fetch(mode, port).receipt().attempts();
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
