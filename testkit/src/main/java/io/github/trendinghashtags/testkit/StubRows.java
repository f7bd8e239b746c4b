package io.github.trendinghashtags.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/** What the themes of {@link TrendingHashtagsPortContract} share: a stub a test, and ports to it. */
abstract class StubRows {
    static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    final StubKeyApiServer stub = StubKeyApiServer.start();
    private final List<TrendingHashtagsPort> opened = new ArrayList<>();

    /** The adapter under test. */
    abstract TrendingHashtagsPort open(ClientSettings settings);

    @AfterEach
    void closeAll() {
        opened.forEach(Ports::close);
        stub.close();
    }

    final TrendingHashtagsPort port() {
        return port(settings -> settings);
    }

    final TrendingHashtagsPort port(UnaryOperator<ClientSettings> change) {
        TrendingHashtagsPort port = open(change.apply(stub.settings()));
        opened.add(port);
        return port;
    }

    final TrendingHashtagsPort policed(UnaryOperator<ResiliencePolicy> change) {
        return port(settings -> settings.withResilience(change.apply(settings.resilience())));
    }

    /** Fetches, and demands a failure of just that type that does not tell the key. */
    final <E extends TrendingHashtagsException> E failure(Class<E> type, Way way, TrendingHashtagsPort port) {
        E failure = assertThrowsExactly(type, () -> way.fetch(port, QUERY));
        assertSilent(failure, stub.apiKey());
        return failure;
    }

    /** Demands that no message, cause or suppressed exception has the key in it. */
    static void assertSilent(Throwable failure, ApiKey key) {
        StringWriter told = new StringWriter();
        failure.printStackTrace(new PrintWriter(told, true));
        assertFalse(told.toString().contains(key.reveal()), "the key must appear nowhere, but does in a failure");
    }

    static void assertAttempts(int attempts, TrendingHashtagsException failure) {
        assertEquals(attempts, failure.receipt().attempts(), "attempts");
        assertEquals(2 * attempts, failure.receipt().creditsAtMost(), "credits at most");
    }

    final void assertRequests(int count) {
        assertEquals(count, stub.requests().size(), "requests on the wire");
    }
}
