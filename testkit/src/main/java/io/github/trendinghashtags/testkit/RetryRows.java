package io.github.trendinghashtags.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What a client repeats, how often, and how long it waits before. */
abstract class RetryRows extends StubRows {

    @BothWays
    void retriesAServerFailureThenSucceeds(Way way) {
        stub.enqueue(StubAnswer.envelope(500, 500, "oops")).enqueue(StubAnswer.documented());
        TrendingHashtagsPage page = way.fetch(port(), QUERY);
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
    void retriesAServerFailureThatOnlyTheCodeTells(Way way) {
        for (int i = 0; i < 3; i++) {
            stub.enqueue(StubAnswer.envelope(200, 500, "oops"));
        }
        ServerFailed failure = failure(ServerFailed.class, way, port());
        assertAttempts(3, failure);
        assertEquals(500L, failure.code());
    }

    @BothWays
    void retriesAServerFailureThatOnlyTheStatusTells(Way way) {
        for (int i = 0; i < 3; i++) {
            stub.enqueue(StubAnswer.envelope(500, 0, "success"));
        }
        assertAttempts(3, failure(ServerFailed.class, way, port()));
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
        assertAttempts(1, failure(ServerFailed.class, way, policed(policy -> policy.withAttempts(1))));
        assertRequests(1);
    }

    @BothWays
    void waitsAsLongAsTheVendorAsks(Way way) {
        stub.enqueue(StubAnswer.envelope(429, 429, "slow down").withHeader("Retry-After", "1"));
        TrendingHashtagsPage page = way.fetch(port(), QUERY);
        assertEquals(2, page.receipt().attempts());
        List<StubRequest> requests = stub.requests();
        long waited = requests.get(1).arrivedAt() - requests.get(0).arrivedAt();
        assertTrue(
                waited >= 990_000_000L, "waited " + waited + " ns"); // a timer may be a few ms early by another clock
    }

    @BothWays
    void retriesARateLimitThatDoesNotSayHowLong(Way way) {
        for (int i = 0; i < 3; i++) {
            stub.enqueue(StubAnswer.envelope(200, 429, "slow down"));
        }
        RateLimited failure = failure(RateLimited.class, way, port());
        assertAttempts(3, failure);
        assertNull(failure.retryAfter());
    }

    @BothWays
    void failsAtOnceWhereTheVendorAsksForMoreThanTheCap(Way way) {
        stub.enqueue(StubAnswer.envelope(429, 429, "slow down").withHeader("Retry-After", "99999"));
        RateLimited failure = failure(RateLimited.class, way, port());
        assertEquals(Duration.ofSeconds(99999), failure.retryAfter());
        assertAttempts(1, failure);
        assertRequests(1);
    }

    @BothWays
    void failsAtOnceWhereTheWaitDoesNotFitInTheCall(Way way) {
        stub.enqueue(StubAnswer.envelope(429, 429, "slow down").withHeader("Retry-After", "20"));
        RateLimited failure =
                failure(RateLimited.class, way, port(settings -> settings.withCallTimeout(Duration.ofSeconds(15))));
        assertEquals(Duration.ofSeconds(20), failure.retryAfter());
        assertTrue(failure.receipt().elapsed().compareTo(Duration.ofSeconds(10)) < 0, "it did not wait");
        assertAttempts(1, failure);
    }

    @BothWays
    void retriesWhatNeverReachedTheServerAndChargesNothing(Way way) {
        URI nobody = stub.baseUri();
        stub.close();
        ConnectionFailed failure = failure(ConnectionFailed.class, way, port(settings -> settings.withBaseUri(nobody)));
        assertEquals(3, failure.receipt().attempts());
        assertEquals(0, failure.receipt().creditsAtMost());
        assertEarlierFailures(2, failure);
    }

    private static void assertEarlierFailures(int count, TrendingHashtagsException failure) {
        List<Throwable> earlier = List.of(failure.getSuppressed());
        assertEquals(count, earlier.size(), "earlier failures are suppressed in the last");
        earlier.forEach(each -> assertEquals(failure.getClass(), each.getClass()));
    }
}
