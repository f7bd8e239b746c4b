package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubConnection;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import io.github.trendinghashtags.testkit.stub.WireFault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Checks that nothing is left of a closed client. Skipped if the port can't be closed. */
abstract class CloseTests extends StubTests {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int CALLS = 100;
    private static final int CONCURRENT = 16;
    private static final Duration MOST = Duration.ofSeconds(2);

    @CallModes
    void sendsNothingOnceItIsClosed(CallMode mode) {
        TrendingHashtagsPort port = closeable(port());
        Ports.close(port);
        NotSent failure = failure(NotSent.class, mode, port);
        assertEquals(NotSent.Reason.CLIENT_CLOSED, failure.reason());
        assertAttempts(0, failure);
        assertRequests(0);
    }

    @Test
    void canBeClosedTwice() {
        TrendingHashtagsPort port = closeable(port());
        port.fetch(QUERY);
        Ports.close(port);
        Ports.close(port);
    }

    @Test
    void failsTheFutureThatIsUnderWay() {
        stub.enqueue(StubResponse.never());
        TrendingHashtagsPort port = closeable(patientPort());
        CompletableFuture<TrendingHashtagsPage> page = port.fetchAsync(QUERY);
        stub.awaitRequests(1);
        closeInTime(port);
        assertNotSent(1, page);
        assertReleased();
        assertRequests(1);
    }

    @Test
    void failsTheFutureWhoseBodyIsUnderWay() {
        stub.enqueue(WireFault.trickled(StubResponse.documented(), Duration.ofMillis(200)));
        TrendingHashtagsPort port = closeable(patientPort());
        CompletableFuture<TrendingHashtagsPage> page = port.fetchAsync(QUERY);
        stub.awaitResponses(1);
        closeInTime(port);
        assertNotSent(1, page);
        assertReleased();
    }

    @Test
    void failsTheFuturesThatWaitForAPermit() {
        TrendingHashtagsPort port =
                closeable(policed(policy -> policy.withRateLimit(1, LONG).withTimeoutDuration(LONG)));
        stub.enqueue(StubResponse.empty(429).withHeader("Retry-After", "20"));
        CompletableFuture<TrendingHashtagsPage> pausing = port.fetchAsync(QUERY);
        stub.awaitResponses(1);
        CompletableFuture<TrendingHashtagsPage> waiting = port.fetchAsync(QUERY);
        closeInTime(port);
        assertInstanceOf(NotSent.class, failureOf(pausing));
        assertNotSent(0, waiting);
        assertRequests(1);
    }

    @Test
    void failsTheBlockingCallThatIsUnderWay() {
        stub.enqueue(StubResponse.never());
        TrendingHashtagsPort port = closeable(patientPort());
        try (BlockingCall call = BlockingCall.of(port, QUERY)) {
            stub.awaitRequests(1);
            closeInTime(port);
            NotSent failure =
                    assertInstanceOf(NotSent.class, call.failure(contract().patience()));
            assertAttempts(1, failure);
            assertNoKeyIn(failure);
        }
        assertReleased();
        assertRequests(1);
    }

    /** All requests are counted once the client's threads have ended and its connections are closed. */
    @Test
    void sendsNothingOnceItHasBegunToClose() {
        for (int i = 0; i < CALLS; i++) {
            stub.enqueue(StubResponse.never());
        }
        try (ThreadTracker threads = new ThreadTracker(contract().patience())) {
            threads.run(() -> {
                TrendingHashtagsPort port = closeable(port(settings -> settings.withAttemptTimeout(LONG)
                        .withMaxConcurrency(CONCURRENT)
                        .withResilience(settings.resilience().withTimeoutDuration(LONG))));
                List<CompletableFuture<TrendingHashtagsPage>> pages = Stream.generate(() -> port.fetchAsync(QUERY))
                        .limit(CALLS)
                        .toList();
                stub.awaitRequests(CONCURRENT);
                closeInTime(port);
                pages.forEach(page -> assertInstanceOf(NotSent.class, failureOf(page)));
                forgetPorts();
            });
            if (contract().releasesConnectionsAtOnce()) {
                threads.awaitEnd();
            }
        }
        stub.clearQueue();
        port().fetch(QUERY);
        // The stub accepts connections in order, so it has accepted all that were made before this one.
        List<StubConnection> connections = stub.connections();
        if (contract().releasesConnectionsAtOnce()) {
            connections.subList(0, connections.size() - 1).forEach(each -> awaitClosedByClient(each.number()));
        }
        assertRequests(CONCURRENT + 1);
    }

    @Test
    void endsItsThreads() {
        assumeTrue(contract().releasesConnectionsAtOnce(), "threads of this transport end when it does");
        try (ThreadTracker threads = new ThreadTracker(contract().patience())) {
            threads.run(() -> {
                stub.enqueue(StubResponse.documented()).enqueue(StubResponse.never());
                TrendingHashtagsPort port = closeable(patientPort());
                port.fetch(QUERY);
                CompletableFuture<TrendingHashtagsPage> page = port.fetchAsync(QUERY);
                stub.awaitRequests(2);
                Ports.close(port);
                failureOf(page);
                forgetPorts();
            });
            threads.awaitEnd();
        }
    }

    private static void closeInTime(TrendingHashtagsPort port) {
        long before = System.nanoTime();
        Ports.close(port);
        Duration taken = Duration.ofNanos(System.nanoTime() - before);
        assertTrue(taken.compareTo(MOST) < 0, "close took " + taken.toMillis() + " ms");
    }

    private void assertNotSent(int attempts, CompletableFuture<TrendingHashtagsPage> page) {
        NotSent failure = assertInstanceOf(NotSent.class, failureOf(page));
        assertEquals(attempts, failure.receipt().attempts());
        assertNoKeyIn(failure);
    }

    private @Nullable Throwable failureOf(CompletableFuture<TrendingHashtagsPage> page) {
        long millis = contract().patience().toMillis();
        return assertThrows(ExecutionException.class, () -> page.get(millis, TimeUnit.MILLISECONDS))
                .getCause();
    }

    private TrendingHashtagsPort patientPort() {
        return port(settings -> settings.withAttemptTimeout(LONG));
    }

    private static TrendingHashtagsPort closeable(TrendingHashtagsPort port) {
        assumeTrue(port instanceof AutoCloseable, "this port can't be closed");
        return port;
    }
}
