package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubResponse;
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

/**
 * Checks that a key supplier that blocks, or throws an error or a checked exception, ends its call and harms no other.
 */
abstract class KeySupplierTests extends StubTests {
    private static final Duration LIMIT = Duration.ofMillis(1500);
    private static final int CONCURRENT = 2;

    private final CompletableFuture<ApiKey> released = new CompletableFuture<>();

    @AfterEach
    void release() {
        released.complete(stub.apiKey());
    }

    @WaitingCallModes
    void endsACallWhoseKeySupplierBlocksUntilItIsInterrupted(CallMode mode) {
        assertEndsInTime(mode, 1, this::waitForAKey);
    }

    @WaitingCallModes
    void endsACallWhoseKeySupplierIgnoresInterrupts(CallMode mode) {
        assertEndsInTime(mode, 2, this::waitForAKeyIgnoringInterrupts);
    }

    @WaitingCallModes
    void sendsNothingWhateverTheKeySupplierThrows(CallMode mode) {
        for (Throwable thrown : throwables()) {
            int before = stub.requests().size();
            Keys keys = new Keys();
            // So that a call that gets no permit ends soon.
            TrendingHashtagsPort port = port(settings -> settings.withApiKey(keys)
                    .withMaxConcurrency(CONCURRENT)
                    .withResilience(settings.resilience().withTimeoutDuration(LIMIT)));
            for (int call = 0; call <= CONCURRENT; call++) {
                keys.thenThrow(thrown);
                assertAttempts(0, failure(NotSent.class, mode, port));
            }
            assertRequests(before);
            assertEquals(1, fetch(mode, port).receipt().attempts());
        }
    }

    @WaitingCallModes
    void failsWithTheLastResponseWhateverTheKeySupplierThenThrows(CallMode mode) {
        for (Throwable thrown : throwables()) {
            Keys keys = new Keys().thenGive().thenThrow(thrown);
            assertFailsWithTheResponse(mode, port(settings -> settings.withApiKey(keys)));
        }
    }

    @WaitingCallModes
    void failsWithTheLastResponseIfTheKeySupplierThenBlocks(CallMode mode) {
        Keys keys = new Keys().thenGive().thenGive().then(this::waitForAKey);
        TrendingHashtagsPort port = port(settings -> settings.withApiKey(keys).withCallTimeout(LIMIT));
        fetch(mode, port);
        long before = System.nanoTime();
        assertFailsWithTheResponse(mode, port);
        assertTookTheLimit(before);
    }

    private void assertFailsWithTheResponse(CallMode mode, TrendingHashtagsPort port) {
        int before = stub.requests().size();
        stub.enqueue(StubResponse.html(503));
        ServerFailed failure = failure(ServerFailed.class, mode, port);
        assertAttempts(1, failure);
        assertEquals(1, failure.getSuppressed().length);
        assertInstanceOf(NotSent.class, failure.getSuppressed()[0]);
        assertRequests(before + 1);
    }

    private void assertEndsInTime(CallMode mode, int concurrency, Supplier<ApiKey> blocked) {
        Keys keys = new Keys().thenGive().then(blocked);
        TrendingHashtagsPort port = port(
                settings -> settings.withApiKey(keys).withCallTimeout(LIMIT).withMaxConcurrency(concurrency));
        fetch(mode, port); // warms up, so that the next call is timed without it
        long before = System.nanoTime();
        NotSent failure = failure(NotSent.class, mode, port);
        assertTookTheLimit(before);
        assertAttempts(0, failure);
        assertRequests(1);
        assertEquals(1, fetch(mode, port).receipt().attempts());
    }

    /** Measures by another clock than the client's. */
    private void assertTookTheLimit(long before) {
        Duration taken = Duration.ofNanos(System.nanoTime() - before);
        assertTook(LIMIT, contract().leeway().multipliedBy(2), taken);
    }

    /** Returns longer than any call of these tests may take. */
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

    private ApiKey waitForAKeyIgnoringInterrupts() {
        CompletableFuture<ApiKey> key = released.copy();
        key.orTimeout(tooLong().toMillis(), TimeUnit.MILLISECONDS);
        return key.join(); // ignores interrupts
    }

    private static List<Throwable> throwables() {
        return List.of(new IOException("the vault is closed"), new NoClassDefFoundError("com/example/Vault"));
    }

    /** Takes each scripted step once, and then supplies the stub's key. */
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
