package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/** Key suppliers that block, or throw what no supplier may: the call ends, and the client is none the worse for it. */
abstract class SupplierRows extends StubRows {
    private static final Duration LIMIT = Duration.ofMillis(700);
    private static final int CONCURRENT = 2;

    private final CompletableFuture<ApiKey> released = new CompletableFuture<>();

    @AfterEach
    void release() {
        released.complete(stub.apiKey());
    }

    @BothWays
    void endsACallWhoseKeySupplierBlocksUntilItIsInterrupted(Way way) {
        assertEndsInTime(way, 1, this::waitForAKey);
    }

    @BothWays
    void endsACallWhoseKeySupplierBlocksWhateverComes(Way way) {
        assertEndsInTime(way, 2, this::waitForAKeyWhateverComes);
    }

    @BothWays
    void sendsNothingWhateverTheKeySupplierThrows(Way way) {
        for (Throwable thrown : throwables()) {
            int before = stub.requests().size();
            Keys keys = new Keys();
            // So that a call without a place among the concurrent ones ends soon.
            TrendingHashtagsPort port = port(settings -> settings.withApiKey(keys)
                    .withMaxConcurrency(CONCURRENT)
                    .withResilience(settings.resilience().withTimeoutDuration(LIMIT)));
            for (int call = 0; call <= CONCURRENT; call++) {
                keys.thenThrow(thrown);
                assertAttempts(0, failure(NotSent.class, way, port));
            }
            assertRequests(before);
            assertEquals(1, fetch(way, port).receipt().attempts());
        }
    }

    @BothWays
    void failsByTheLastAnswerWhateverTheKeySupplierThrowsAfterIt(Way way) {
        for (Throwable thrown : throwables()) {
            Keys keys = new Keys().thenGive().thenThrow(thrown);
            assertFailsByTheAnswer(way, port(settings -> settings.withApiKey(keys)));
        }
    }

    @BothWays
    void failsByTheLastAnswerWhereTheKeySupplierBlocksAfterIt(Way way) {
        Keys keys = new Keys().thenGive().thenGive().then(this::waitForAKey);
        TrendingHashtagsPort port = port(settings -> settings.withApiKey(keys).withCallTimeout(LIMIT));
        fetch(way, port);
        long before = System.nanoTime();
        assertFailsByTheAnswer(way, port);
        assertTookTheLimit(before);
    }

    private void assertFailsByTheAnswer(Way way, TrendingHashtagsPort port) {
        int before = stub.requests().size();
        stub.enqueue(StubAnswer.html(503));
        ServerFailed failure = failure(ServerFailed.class, way, port);
        assertAttempts(1, failure);
        assertEquals(1, failure.getSuppressed().length);
        assertInstanceOf(NotSent.class, failure.getSuppressed()[0]);
        assertRequests(before + 1);
    }

    private void assertEndsInTime(Way way, int concurrency, Supplier<ApiKey> blocked) {
        Keys keys = new Keys().thenGive().then(blocked);
        TrendingHashtagsPort port = port(
                settings -> settings.withApiKey(keys).withCallTimeout(LIMIT).withMaxConcurrency(concurrency));
        fetch(way, port); // so that the next call's time is not that of a first one
        long before = System.nanoTime();
        NotSent failure = failure(NotSent.class, way, port);
        assertTookTheLimit(before);
        assertAttempts(0, failure);
        assertRequests(1);
        assertEquals(1, fetch(way, port).receipt().attempts());
    }

    /** By another clock than the client's, which says when it meant to end. */
    private void assertTookTheLimit(long before) {
        Duration taken = Duration.ofNanos(System.nanoTime() - before);
        assertTook(LIMIT, contract().leeway().multipliedBy(2), taken);
    }

    /** Longer than any call may take here, but not for ever. */
    private Duration tooLong() {
        return LIMIT.plus(contract().leeway().multipliedBy(2)).plus(contract().patience());
    }

    private ApiKey waitForAKey() {
        try {
            return released.get(tooLong().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException none) {
            throw new IllegalStateException("no key came", none);
        }
    }

    private ApiKey waitForAKeyWhateverComes() {
        CompletableFuture<ApiKey> key = released.copy();
        key.orTimeout(tooLong().toMillis(), TimeUnit.MILLISECONDS);
        return key.join(); // which passes over interrupts
    }

    private static List<Throwable> throwables() {
        return List.of(new IOException("the vault is closed"), new NoClassDefFoundError("com/example/Vault"));
    }

    /** Does once each what it was told to, and then gives the stub's key. */
    private final class Keys implements Supplier<ApiKey> {
        private final Queue<Supplier<ApiKey>> steps = new ConcurrentLinkedQueue<>();

        Keys then(Supplier<ApiKey> step) {
            steps.add(step);
            return this;
        }

        Keys thenGive() {
            return then(stub::apiKey);
        }

        Keys thenThrow(Throwable thrown) {
            return then(() -> {
                Keys.<RuntimeException>throwUnchecked(thrown);
                return stub.apiKey();
            });
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void throwUnchecked(Throwable thrown) throws T {
            throw (T) thrown;
        }

        @Override
        public ApiKey get() {
            Supplier<ApiKey> step = steps.poll();
            return step == null ? stub.apiKey() : step.get();
        }
    }
}
