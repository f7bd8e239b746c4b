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

/** Base of the parts of {@link TrendingHashtagsPortContract}: starts a stub for each test and opens ports to it. */
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

    /** Returns the contract that this is a part of. */
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

    /** Closes and forgets all ports, so that they can be garbage-collected. */
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

    /** Creates another key to be looked for, such as an earlier key of the user's. */
    final ApiKey secretKey(String value) {
        ApiKey key = ApiKey.of(value);
        secrets.add(key);
        return key;
    }

    /** Fetches, and expects a failure of exactly that type without the key in it. */
    final <E extends TrendingHashtagsException> E failure(Class<E> type, CallMode mode, TrendingHashtagsPort port) {
        E failure = assertThrowsExactly(type, () -> fetch(mode, port));
        assertNoKeyIn(failure);
        return failure;
    }

    /** Fails if a key, or half of one, is in the exception, its causes or suppressed exceptions, or in their fields. */
    final void assertNoKeyIn(Throwable failure) {
        assertNoKeyIn(failure, "a failure");
    }

    /** Fails if a key, or half of one, is in the text or the serialised form of an exception or a page. */
    final void assertNoKeyIn(Object outcome, String what) {
        String text = outcome instanceof Throwable failure ? OutputCapture.stackTrace(failure) : outcome.toString();
        assertFalse(secrets.areIn(text), "the key must appear nowhere, but does in " + what);
        assertFalse(secrets.areIn(serialised(outcome)), "the key must appear nowhere, but is serialised with " + what);
    }

    /** Returns the serialised form, one character a byte, without the zeros of characters of two bytes. */
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

    /** Expects that the failures of earlier attempts are suppressed in the last one, and are of its type. */
    static void assertEarlierFailures(int count, TrendingHashtagsException failure) {
        List<Throwable> earlier = List.of(failure.getSuppressed());
        assertEquals(count, earlier.size(), "earlier failures are suppressed in the last");
        earlier.forEach(each -> assertEquals(failure.getClass(), each.getClass()));
    }

    /** Expects this duration, measured by the client's clock, which a busy machine affects little. */
    final void assertTook(Duration expected, Duration taken) {
        assertTook(expected, contract().leeway(), taken);
    }

    static void assertTook(Duration expected, Duration late, Duration taken) {
        assertTrue(
                taken.compareTo(expected.minus(EARLY)) >= 0 && taken.compareTo(expected.plus(late)) <= 0,
                "took " + taken.toMillis() + " ms, expected " + expected.toMillis() + " ms");
    }

    /** Expects that a call failed without waiting. */
    final void assertAtOnce(TrendingHashtagsException failure) {
        Duration taken = failure.receipt().elapsed();
        Duration most = contract().leeway().multipliedBy(3);
        assertTrue(taken.compareTo(most) < 0, "took " + taken.toMillis() + " ms, expected none");
    }

    /** Expects that the client has released every connection, if the transport can. */
    final void assertReleased() {
        if (contract().releasesConnectionsAtOnce()) {
            stub.awaitConnectionsOpen(0);
            stub.connections().forEach(each -> assertEquals(Side.CLIENT, each.closedBy(), each.toString()));
        }
    }

    /** Waits until the client has closed a connection, even if it does so on garbage collection. */
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
