package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubRequest;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks a thousand calls at once. */
abstract class ConcurrencyTests extends StubTests {
    private static final int CALLS = 1000;
    private static final int PERMITS = 50;
    private static final int MEANWHILE = 50;
    private static final Duration PERIOD = Duration.ofMillis(50);
    private static final Duration JAM = Duration.ofSeconds(1);
    private static final Duration LATENCY = Duration.ofMillis(5);

    @Test
    void completesAThousandFutures() {
        TrendingHashtagsPort port = busyPort();
        assertCompletes(number -> port.fetchAsync(QUERY.withLimit(1).withPage(number)));
    }

    @Test
    void completesAThousandBlockingCalls() {
        TrendingHashtagsPort port = busyPort();
        assertCompletes(
                number -> onAThreadOfItsOwn(() -> port.fetch(QUERY.withLimit(1).withPage(number))));
    }

    @Test
    void sendsNoMoreRequestsAtOnceThanItsSettingsAllow() {
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        StubResponse held = StubResponse.documented().heldUntil(gate);
        stub.enqueue(held).enqueue(held);
        TrendingHashtagsPort port = port(settings -> settings.withMaxConcurrency(2));
        List<CompletableFuture<TrendingHashtagsPage>> pages =
                IntStream.range(0, 3).mapToObj(i -> port.fetchAsync(QUERY)).toList();
        stub.awaitRequests(2);
        // Calls of another client take long enough for a third request of this one, if it were sent.
        TrendingHashtagsPort other = policed(policy -> policy.withRateLimit(CALLS, PERIOD));
        IntStream.range(0, MEANWHILE).forEach(i -> other.fetch(QUERY));
        assertRequests(2 + MEANWHILE);
        gate.complete(true);
        pages.forEach(CompletableFuture::join);
        assertRequests(3 + MEANWHILE);
    }

    @Test
    void keepsTheLimitersPace() {
        int calls = 16; // as many as may be in flight
        TrendingHashtagsPort port =
                policed(policy -> policy.withRateLimit(1, PERIOD).withTimeoutDuration(Duration.ofMinutes(1)));
        port.fetch(QUERY);
        List<CompletableFuture<TrendingHashtagsPage>> pages =
                IntStream.range(0, calls).mapToObj(i -> port.fetchAsync(QUERY)).toList();
        pages.forEach(CompletableFuture::join);
        assertRequests(calls + 1);
        assertPace(1);
    }

    private TrendingHashtagsPort busyPort() {
        stub.serving(PortBehaviourContract.RANKING);
        Duration minute = Duration.ofMinutes(1);
        return port(settings -> settings.withCallTimeout(minute)
                .withAttemptTimeout(minute)
                .withResilience(
                        settings.resilience().withRateLimit(PERMITS, PERIOD).withTimeoutDuration(minute)));
    }

    private void assertCompletes(IntFunction<CompletableFuture<TrendingHashtagsPage>> call) {
        stub.latency(JAM); // long enough to see all concurrent requests at once
        List<CompletableFuture<TrendingHashtagsPage>> pages =
                IntStream.range(0, CALLS).mapToObj(i -> call.apply(1 + i % 100)).toList();
        stub.latency(LATENCY);
        CompletableFuture<Void> all = CompletableFuture.allOf(pages.toArray(CompletableFuture[]::new))
                .orTimeout(6 * contract().patience().toMillis(), TimeUnit.MILLISECONDS);
        all.join();
        for (int i = 0; i < CALLS; i++) {
            assertEquals(
                    PortBehaviourContract.RANKING.subList(i % 100, i % 100 + 1),
                    pages.get(i).join().hashtags());
        }
        int attempts = pages.stream()
                .mapToInt(page -> page.join().receipt().attempts())
                .sum();
        assertEquals(CALLS, attempts, "attempts");
        int requests = stub.requests().size();
        assertTrue(
                contract().sendsOneRequestPerAttempt() ? requests == attempts : requests >= attempts,
                "requests on the wire: " + requests);
        int inFlight = stub.mostInFlight();
        assertTrue(inFlight <= 16, "in flight " + inFlight);
        assertPace(PERMITS);
    }

    /**
     * Allows for a limiter that grants two cycles' permits at a cycle's edge, by another clock than the stub's, and for a
     * first request that arrived a cycle after its permit.
     */
    private void assertPace(int permits) {
        long[] arrivals = stub.requests().stream()
                .mapToLong(StubRequest::arrivedAt)
                .sorted()
                .toArray();
        Duration taken = Duration.ofNanos(arrivals[arrivals.length - 1] - arrivals[0]);
        Duration least = PERIOD.multipliedBy(arrivals.length / permits - 3);
        assertTrue(
                taken.compareTo(least) >= 0, "took " + taken.toMillis() + " ms, less than the limiter's pace allows");
    }

    private static CompletableFuture<TrendingHashtagsPage> onAThreadOfItsOwn(Supplier<TrendingHashtagsPage> call) {
        CompletableFuture<TrendingHashtagsPage> page = new CompletableFuture<>();
        start(() -> {
            try {
                page.complete(call.get());
            } catch (Throwable failure) {
                page.completeExceptionally(failure);
            }
        });
        return page;
    }

    /** Starts a virtual thread on Java 21 and later, and a platform thread before. */
    private static void start(Runnable task) {
        try {
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        } catch (NoSuchMethodException beforeJava21) {
            Thread thread = new Thread(null, task, "crowd", 256 * 1024);
            thread.setDaemon(true);
            thread.start();
        } catch (ReflectiveOperationException unforeseen) {
            throw new LinkageError("no virtual thread", unforeseen);
        }
    }
}
