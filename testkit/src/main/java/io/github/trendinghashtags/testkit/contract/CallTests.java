package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Checks calls that send nothing because they get no permit or no key. */
abstract class CallTests extends StubTests {
    private static final Duration LONG = Duration.ofSeconds(20);

    @CallModes
    void sendsNothingWithoutAPermit(CallMode mode) {
        TrendingHashtagsPort port =
                policed(policy -> policy.withRateLimit(1, Duration.ofHours(1)).withTimeoutDuration(Duration.ZERO));
        fetch(mode, port);
        NotSent failure = failure(NotSent.class, mode, port);
        assertEquals(NotSent.Reason.PERMIT_TIMEOUT, failure.reason());
        assertAttempts(0, failure);
        assertAtOnce(failure);
        assertRequests(1);
    }

    @Test
    void returnsAFutureWithoutWaitingForAPermit() {
        TrendingHashtagsPort port =
                policed(policy -> policy.withRateLimit(1, LONG).withTimeoutDuration(LONG));
        port.fetch(QUERY);
        CompletableFuture<TrendingHashtagsPage> page =
                assertTimeoutPreemptively(contract().patience(), () -> port.fetchAsync(QUERY));
        assertTrue(page.cancel(true), "the call still waits for its permit");
        assertRequests(1);
    }

    @CallModes
    void sendsNothingIfTheKeySupplierThrows(CallMode mode) {
        assertSendsNothing(mode, () -> {
            throw new IllegalStateException("the vault is closed");
        });
    }

    @CallModes
    @SuppressWarnings("NullAway")
    void sendsNothingIfTheKeySupplierReturnsNull(CallMode mode) {
        assertSendsNothing(mode, () -> null);
    }

    @CallModes
    void failsWithTheLastResponseIfTheKeySupplierThenThrows(CallMode mode) {
        Iterator<ApiKey> keys = List.of(stub.apiKey()).iterator();
        stub.enqueue(StubResponse.html(503));
        ServerFailed failure = failure(ServerFailed.class, mode, port(settings -> settings.withApiKey(keys::next)));
        assertAttempts(1, failure);
        assertEquals(1, failure.getSuppressed().length);
        assertInstanceOf(NotSent.class, failure.getSuppressed()[0]);
        assertRequests(1);
    }

    private void assertSendsNothing(CallMode mode, Supplier<ApiKey> keys) {
        NotSent failure = failure(NotSent.class, mode, port(settings -> settings.withApiKey(keys)));
        assertEquals(NotSent.Reason.KEY_SUPPLIER_FAILED, failure.reason());
        assertAttempts(0, failure);
        assertRequests(0);
    }
}
