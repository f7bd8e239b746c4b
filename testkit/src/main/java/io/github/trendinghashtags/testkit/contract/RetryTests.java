package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.github.trendinghashtags.testkit.stub.StubAnswer;
import java.util.List;

/** What a client repeats, and how often. */
abstract class RetryRows extends StubRows {

    @BothWays
    void retriesAServerFailureThenSucceeds(Way way) {
        stub.enqueue(StubAnswer.envelope(500, 500, "oops")).enqueue(StubAnswer.documented());
        TrendingHashtagsPage page = fetch(way, port());
        assertEquals(List.of(HashtagFixtures.documentedHashtag()), page.hashtags());
        assertEquals(2, page.receipt().attempts());
        assertEquals(4, page.receipt().creditsAtMost());
        assertRequests(2);
    }

    @BothWays
    void givesUpOnAServerThatFailsAtEveryAttempt(Way way) {
        for (int status : new int[] {500, 502, 503, 504}) {
            int before = stub.requests().size();
            stub.enqueue(StubAnswer.envelope(503, 503, "first"))
                    .enqueue(StubAnswer.empty(502))
                    .enqueue(StubAnswer.html(status));
            ServerFailed failure = failure(ServerFailed.class, way, port());
            assertEquals(status, failure.status());
            assertAttempts(3, failure);
            assertEarlierFailures(2, failure);
            assertRequests(before + 3);
        }
    }

    @BothWays
    void givesUpOnAServerThatNeverSaysAnything(Way way) {
        for (int i = 0; i < 3; i++) {
            stub.enqueue(StubAnswer.empty(503));
        }
        ServerFailed failure = failure(ServerFailed.class, way, port());
        assertEquals(503, failure.status());
        assertNull(failure.code());
        assertAttempts(3, failure);
        assertEarlierFailures(2, failure);
    }

    @BothWays
    void retriesAServerFailureThatOnlyTheCodeTells(Way way) {
        for (int i = 0; i < 3; i++) {
            stub.enqueue(StubAnswer.envelope(200, 500, "oops"));
        }
        ServerFailed failure = failure(ServerFailed.class, way, port());
        assertAttempts(3, failure);
        assertEarlierFailures(2, failure);
        assertEquals(200, failure.status());
        assertEquals(500L, failure.code());
    }

    @BothWays
    void retriesAServerFailureThatOnlyTheStatusTells(Way way) {
        for (int i = 0; i < 3; i++) {
            stub.enqueue(StubAnswer.envelope(500, 0, "success"));
        }
        ServerFailed failure = failure(ServerFailed.class, way, port());
        assertAttempts(3, failure);
        assertEarlierFailures(2, failure);
        assertEquals(500, failure.status());
        assertEquals(0L, failure.code());
    }

    @BothWays
    void repeatsNoOtherServerFailure(Way way) {
        stub.enqueue(StubAnswer.html(501));
        assertAttempts(1, failure(ServerFailed.class, way, port()));
        assertRequests(1);
    }

    @BothWays
    void makesNoMoreAttemptsThanThePolicyAllows(Way way) {
        stub.enqueue(StubAnswer.html(503));
        assertAttempts(1, failure(ServerFailed.class, way, policed(policy -> policy.withMaxAttempts(1))));
        assertRequests(1);
    }
}
