package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.trendinghashtags.TrendingHashtagsException.InvalidRequest;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubAnswer;
import java.util.stream.IntStream;

/** What the calls of a client may spend on retries together: an outage does not multiply the traffic and the bill. */
abstract class BudgetRows extends StubRows {

    @BothWays
    void stopsRetryingInAnOutageOverAllCallsOfAClient(Way way) {
        TrendingHashtagsPort port = port();
        int[] attempts = {3, 2, 1, 1, 1, 1};
        int all = IntStream.of(attempts).sum();
        fail(all);
        for (int allowed : attempts) {
            assertAttempts(allowed, failure(ServerFailed.class, way, port));
        }
        assertRequests(all);

        assertEquals(1, fetch(way, port).receipt().attempts());
        fail(3);
        assertAttempts(3, failure(ServerFailed.class, way, port()));
    }

    @BothWays
    void retriesAgainOnceThereArePagesAgain(Way way) {
        TrendingHashtagsPort port = policed(policy -> policy.withRetryBudget(4, 1));
        fail(3);
        assertAttempts(2, failure(ServerFailed.class, way, port));
        assertAttempts(1, failure(ServerFailed.class, way, port));
        for (int page = 0; page < 3; page++) {
            fetch(way, port);
        }
        assertRetries(way, port);
    }

    @BothWays
    void spendsNothingOfTheBudgetOnRefusals(Way way) {
        TrendingHashtagsPort port = policed(policy -> policy.withRetryBudget(4, 0));
        for (int refusal = 0; refusal < 4; refusal++) {
            stub.enqueue(StubAnswer.html(400));
            assertAttempts(1, failure(InvalidRequest.class, way, port));
        }
        assertRetries(way, port);
    }

    @BothWays
    void retriesWithoutEndWhereThePolicyHasNoBudget(Way way) {
        TrendingHashtagsPort port = policed(policy -> policy.withMaxAttempts(10).withoutRetryBudget());
        fail(20);
        assertAttempts(10, failure(ServerFailed.class, way, port));
        assertAttempts(10, failure(ServerFailed.class, way, port));
    }

    private void fail(int requests) {
        for (int i = 0; i < requests; i++) {
            stub.enqueue(StubAnswer.html(503));
        }
    }

    private void assertRetries(Way way, TrendingHashtagsPort port) {
        fail(1);
        TrendingHashtagsPage page = fetch(way, port);
        assertEquals(2, page.receipt().attempts());
    }
}
