package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.util.List;

/** Checks what a client retries, and how often. */
abstract class RetryTests extends StubTests {

    @CallModes
    void retriesAServerFailureThenSucceeds(CallMode mode) {
        stub.enqueue(StubResponse.envelope(500, 500, "oops")).enqueue(StubResponse.documented());
        TrendingHashtagsPage page = fetch(mode, port());
        assertEquals(List.of(HashtagFixtures.documentedHashtag()), page.hashtags());
        assertEquals(2, page.receipt().attempts());
        assertEquals(4, page.receipt().creditsAtMost());
        assertRequests(2);
    }

    @CallModes
    void failsIfEveryAttemptFails(CallMode mode) {
        for (int status : new int[] {500, 502, 503, 504}) {
            int before = stub.requests().size();
            stub.enqueue(StubResponse.envelope(503, 503, "first"))
                    .enqueue(StubResponse.empty(502))
                    .enqueue(StubResponse.html(status));
            ServerFailed failure = failure(ServerFailed.class, mode, port());
            assertEquals(status, failure.status());
            assertAttempts(3, failure);
            assertEarlierFailures(2, failure);
            assertRequests(before + 3);
        }
    }

    @CallModes
    void failsIfEveryResponseIsEmpty(CallMode mode) {
        for (int i = 0; i < 3; i++) {
            stub.enqueue(StubResponse.empty(503));
        }
        ServerFailed failure = failure(ServerFailed.class, mode, port());
        assertEquals(503, failure.status());
        assertNull(failure.code());
        assertAttempts(3, failure);
        assertEarlierFailures(2, failure);
    }

    @CallModes
    void retriesAServerFailureByCodeAlone(CallMode mode) {
        for (int i = 0; i < 3; i++) {
            stub.enqueue(StubResponse.envelope(200, 500, "oops"));
        }
        ServerFailed failure = failure(ServerFailed.class, mode, port());
        assertAttempts(3, failure);
        assertEarlierFailures(2, failure);
        assertEquals(200, failure.status());
        assertEquals(500L, failure.code());
    }

    @CallModes
    void retriesAServerFailureByStatusAlone(CallMode mode) {
        for (int i = 0; i < 3; i++) {
            stub.enqueue(StubResponse.envelope(500, 0, "success"));
        }
        ServerFailed failure = failure(ServerFailed.class, mode, port());
        assertAttempts(3, failure);
        assertEarlierFailures(2, failure);
        assertEquals(500, failure.status());
        assertEquals(0L, failure.code());
    }

    @CallModes
    void repeatsNoOtherServerFailure(CallMode mode) {
        stub.enqueue(StubResponse.html(501));
        assertAttempts(1, failure(ServerFailed.class, mode, port()));
        assertRequests(1);
    }

    @CallModes
    void makesNoMoreAttemptsThanThePolicyAllows(CallMode mode) {
        stub.enqueue(StubResponse.html(503));
        assertAttempts(1, failure(ServerFailed.class, mode, policed(policy -> policy.withMaxAttempts(1))));
        assertRequests(1);
    }
}
