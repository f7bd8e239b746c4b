package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubAnswer;
import io.github.trendinghashtags.testkit.stub.StubConnection;
import io.github.trendinghashtags.testkit.stub.WireFault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is left of a client that is closed: nothing. Skipped where the port can't be closed. */
abstract class CloseRows extends StubRows {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int CALLS = 100;
    private static final int CONCURRENT = 16;
    private static final Duration MOST = Duration.ofSeconds(2);

    @BothWays
    void sendsNothingOnceItIsClosed(Way way) {
        TrendingHashtagsPort port = closeable(port());
        Ports.close(port);
        NotSent failure = failure(NotSent.class, way, port);
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
        stub.enqueue(StubAnswer.never());
        TrendingHashtagsPort port = closeable(patientPort());
        CompletableFuture<TrendingHashtagsPage> page = port.fetchAsync(QUERY);
        stub.awaitRequests(1);
        closeInTime(port);
        assertNotSent(1, page);
        assertLetGo();
        assertRequests(1);
    }

    @Test
    void failsTheFutureWhoseBodyIsUnderWay() {
        stub.enqueue(WireFault.trickled(StubAnswer.documented(), Duration.ofMillis(200)));
        TrendingHashtagsPort port = closeable(patientPort());
        CompletableFuture<TrendingHashtagsPage> page = port.fetchAsync(QUERY);
        stub.awaitAnswers(1);
        closeInTime(port);
        assertNotSent(1, page);
        assertLetGo();
    }

    @Test
    void failsTheFuturesThatWaitForTheirTurn() {
        TrendingHashtagsPort port =
                closeable(policed(policy -> policy.withRateLimit(1, LONG).withTimeoutDuration(LONG)));
        stub.enqueue(StubAnswer.empty(429).withHeader("Retry-After", "20"));
        CompletableFuture<TrendingHashtagsPage> pausing = port.fetchAsync(QUERY);
        stub.awaitAnswers(1);
        CompletableFuture<TrendingHashtagsPage> waiting = port.fetchAsync(QUERY);
        closeInTime(port);
        assertInstanceOf(NotSent.class, failureOf(pausing));
        assertNotSent(0, waiting);
        assertRequests(1);
    }

    @Test
    void failsTheBlockingCallThatIsUnderWay() {
        stub.enqueue(StubAnswer.never());
        TrendingHashtagsPort port = closeable(patientPort());
        try (BlockingCall call = BlockingCall.of(port, QUERY)) {
            stub.awaitRequests(1);
            closeInTime(port);
            NotSent failure =
                    assertInstanceOf(NotSent.class, call.failure(contract().patience()));
            assertAttempts(1, failure);
            assertSilent(failure);
        }
        assertLetGo();
        assertRequests(1);
    }

    /** What was sent has been read once all threads that could send have ended and all connections are closed. */
    @Test
    void sendsNothingOnceItHasBegunToClose() {
        for (int i = 0; i < CALLS; i++) {
            stub.enqueue(StubAnswer.never());
        }
        try (OwnThreads threads = new OwnThreads(contract().patience())) {
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
            if (contract().letsGoOfTheConnectionAtOnce()) {
                threads.awaitEnd();
            }
        }
        stub.clearQueue();
        port().fetch(QUERY);
        // The stub accepts connections in the order in which they were made, and so has accepted all before this last
        // one.
        List<StubConnection> connections = stub.connections();
        if (contract().letsGoOfTheConnectionAtOnce()) {
            connections.subList(0, connections.size() - 1).forEach(each -> awaitClosedByClient(each.number()));
        }
        assertRequests(CONCURRENT + 1);
    }

    @Test
    void endsItsThreads() {
        assumeTrue(contract().letsGoOfTheConnectionAtOnce(), "threads of this transport end when it does");
        try (OwnThreads threads = new OwnThreads(contract().patience())) {
            threads.run(() -> {
                stub.enqueue(StubAnswer.documented()).enqueue(StubAnswer.never());
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
        assertSilent(failure);
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
