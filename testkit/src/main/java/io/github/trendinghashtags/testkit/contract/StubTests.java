package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.stub.StubConnection;
import io.github.trendinghashtags.testkit.stub.StubConnection.Side;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the themes of {@link TrendingHashtagsPortContract} share: a stub a test, and ports to it. */
abstract class StubTests {
    static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    /** The endpoint's path, as the vendor documents it. */
    static final String PATH = "/v1/tiktok/trending/hashtags";

    /** A timer may be a few ms early by another clock. */
    private static final Duration EARLY = Duration.ofMillis(10);

    final StubKeyApiServer stub = StubKeyApiServer.start();
    private final Secrets secrets = Secrets.of(stub.apiKey());
    private final KeyLeakDetector output = KeyLeakDetector.of(secrets);
    private final List<TrendingHashtagsPort> opened = new ArrayList<>();

    /** The contract whose theme this is. */
    abstract TrendingHashtagsPortContract contract();

    @BeforeEach
    void setPatience() {
        stub.awaitAtMost(contract().patience());
    }

    @AfterEach
    void closeAll() {
        try (output) {
            forgetPorts();
            stub.close();
        }
    }

    /** Holds on to no port any more, so that those that were opened can be collected. */
    final void forgetPorts() {
        opened.forEach(Ports::close);
        opened.clear();
    }

    final TrendingHashtagsPort port() {
        return port(settings -> settings);
    }

    final TrendingHashtagsPort port(UnaryOperator<ClientSettings> change) {
        TrendingHashtagsPort port = contract().open(change.apply(stub.settings()));
        opened.add(port);
        return port;
    }

    final TrendingHashtagsPort policed(UnaryOperator<ResiliencePolicy> change) {
        return port(settings -> settings.withResilience(change.apply(settings.resilience())));
    }

    final TrendingHashtagsPage fetch(CallMode mode, TrendingHashtagsPort port) {
        return mode.fetch(port, QUERY);
    }

    /** Keeps one more key secret, which stands for a former one of the user's. */
    final ApiKey secretKey(String value) {
        ApiKey key = ApiKey.of(value);
        secrets.add(key);
        return key;
    }

    /** Fetches, and demands a failure of just that type that does not tell the key. */
    final <E extends TrendingHashtagsException> E failure(Class<E> type, CallMode mode, TrendingHashtagsPort port) {
        E failure = assertThrowsExactly(type, () -> fetch(mode, port));
        assertNoKeyIn(failure);
        return failure;
    }

    /** Demands that no key, and no half of one, is in a message, a cause or a suppressed exception, or in a field of these. */
    final void assertNoKeyIn(Throwable failure) {
        assertNoKeyIn(failure, "a failure");
    }

    /** Demands that no key, and no half of one, is in what a failure or a page tells or is serialised to. */
    final void assertNoKeyIn(Object outcome, String what) {
        String told = outcome instanceof Throwable failure ? OutputCapture.stackTrace(failure) : outcome.toString();
        assertFalse(secrets.areIn(told), "the key must appear nowhere, but does in " + what);
        assertFalse(secrets.areIn(serialised(outcome)), "the key must appear nowhere, but is serialised with " + what);
    }

    /** One character a byte, without the zeros of characters of two bytes. */
    private static String serialised(Object outcome) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(outcome);
        } catch (IOException notSerializable) {
            throw new AssertionError("pages and failures can be serialised, with their causes", notSerializable);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    static void assertAttempts(int attempts, TrendingHashtagsException failure) {
        assertEquals(attempts, failure.receipt().attempts(), "attempts");
        assertEquals(2 * attempts, failure.receipt().creditsAtMost(), "credits at most");
    }

    /** Demands that the failures of earlier attempts are suppressed in the last one, and are of its type. */
    static void assertEarlierFailures(int count, TrendingHashtagsException failure) {
        List<Throwable> earlier = List.of(failure.getSuppressed());
        assertEquals(count, earlier.size(), "earlier failures are suppressed in the last");
        earlier.forEach(each -> assertEquals(failure.getClass(), each.getClass()));
    }

    /** Demands that something took that long by the client's own clock, which a busy machine does not blur much. */
    final void assertTook(Duration expected, Duration taken) {
        assertTook(expected, contract().leeway(), taken);
    }

    static void assertTook(Duration expected, Duration late, Duration taken) {
        assertTrue(
                taken.compareTo(expected.minus(EARLY)) >= 0 && taken.compareTo(expected.plus(late)) <= 0,
                "took " + taken.toMillis() + " ms where it is " + expected.toMillis() + " ms");
    }

    /** Demands that something did not wait for anything. */
    final void assertAtOnce(TrendingHashtagsException failure) {
        Duration taken = failure.receipt().elapsed();
        Duration most = contract().leeway().multipliedBy(3);
        assertTrue(taken.compareTo(most) < 0, "took " + taken.toMillis() + " ms where it is at once");
    }

    /** Demands that the client has let go of every connection, where it is one that can. */
    final void assertReleased() {
        if (contract().releasesConnectionsAtOnce()) {
            stub.awaitConnectionsOpen(0);
            stub.connections().forEach(each -> assertEquals(Side.CLIENT, each.closedBy(), each.toString()));
        }
    }

    /** Waits until the client has closed a connection, be it that it does so when its parts are collected. */
    final void awaitClosedByClient(int number) {
        Await.collecting(
                contract().patience(),
                () -> connection(number).closedBy() != null,
                () -> "the end of connection " + number + ", had " + stub.connections());
        assertEquals(Side.CLIENT, connection(number).closedBy(), "connection " + number);
    }

    private StubConnection connection(int number) {
        return stub.connections().get(number - 1);
    }

    final void assertRequests(int count) {
        assertEquals(count, stub.requests().size(), "requests on the wire");
    }
}
