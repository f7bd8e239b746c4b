package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.trendinghashtags.TrendingHashtagsException.InvalidRequest;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.util.stream.IntStream;

/** Checks the budget for retries that all calls of a client share, so that an outage does not multiply the bill. */
abstract class BudgetTests extends StubTests {

    @CallModes
    void stopsRetryingInAnOutageOverAllCallsOfAClient(CallMode mode) {
        TrendingHashtagsPort port = port();
        int[] attempts = {3, 2, 1, 1, 1, 1};
        int all = IntStream.of(attempts).sum();
        fail(all);
        for (int allowed : attempts) {
            assertAttempts(allowed, failure(ServerFailed.class, mode, port));
        }
        assertRequests(all);

        assertEquals(1, fetch(mode, port).receipt().attempts());
        fail(3);
        assertAttempts(3, failure(ServerFailed.class, mode, port()));
    }

    @CallModes
    void retriesAgainOnceThereArePagesAgain(CallMode mode) {
        TrendingHashtagsPort port = policed(policy -> policy.withRetryBudget(4, 1));
        fail(3);
        assertAttempts(2, failure(ServerFailed.class, mode, port));
        assertAttempts(1, failure(ServerFailed.class, mode, port));
        for (int page = 0; page < 3; page++) {
            fetch(mode, port);
        }
        assertRetries(mode, port);
    }

    @CallModes
    void spendsNothingOfTheBudgetOnRefusals(CallMode mode) {
        TrendingHashtagsPort port = policed(policy -> policy.withRetryBudget(4, 0));
        for (int refusal = 0; refusal < 4; refusal++) {
            stub.enqueue(StubResponse.html(400));
            assertAttempts(1, failure(InvalidRequest.class, mode, port));
        }
        assertRetries(mode, port);
    }

    @CallModes
    void retriesWithoutLimitIfThePolicyHasNoBudget(CallMode mode) {
        TrendingHashtagsPort port = policed(policy -> policy.withMaxAttempts(10).withoutRetryBudget());
        fail(20);
        assertAttempts(10, failure(ServerFailed.class, mode, port));
        assertAttempts(10, failure(ServerFailed.class, mode, port));
    }

    private void fail(int requests) {
        for (int i = 0; i < requests; i++) {
            stub.enqueue(StubResponse.html(503));
        }
    }

    private void assertRetries(CallMode mode, TrendingHashtagsPort port) {
        fail(1);
        TrendingHashtagsPage page = fetch(mode, port);
        assertEquals(2, page.receipt().attempts());
    }
}
