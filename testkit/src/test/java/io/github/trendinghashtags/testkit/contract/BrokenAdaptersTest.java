package io.github.trendinghashtags.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.testkit.contract.BrokenAdapters.BlocksForFutures;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.CutsCountsToInt;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.FollowsRedirects;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.IgnoresTrailingGarbage;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.LeaksTheKey;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.RetriesNothing;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.RetriesRefusals;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.ReturnsAnEmptyPageForMalformedResponses;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.WaitsForNoPermit;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.RetriesWithoutPause;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Backoffs;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Calls;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Concurrency;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Refusals;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Responses;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Retries;
import org.junit.jupiter.api.Test;

/** Holds adapters to the contract that are each broken in one way, and sees the contract catch just that. */
class BrokenAdaptersTest {

    @Test
    void theContractCatchesAnAdapterThatRepeatsRefusals() {
        assertThat(FailedTests.of(RetriesRefusals.class, Refusals.class))
                .contains("neverRepeatsARefusalByStatus", "neverRepeatsARefusalByCodeUnderStatus200")
                .contains("refusesStatusesAndCodesThatItDoesNotKnow", "stopsWhenTheCreditsEnd");
    }

    @Test
    void theContractCatchesAnAdapterThatRetriesNothing() {
        assertThat(FailedTests.of(RetriesNothing.class, Retries.class))
                .contains("retriesAServerFailureThenSucceeds", "failsIfEveryAttemptFails")
                .doesNotContain("repeatsNoOtherServerFailure", "makesNoMoreAttemptsThanThePolicyAllows");
    }

    @Test
    void theContractCatchesAnAdapterThatFollowsRedirects() {
        assertThat(FailedTests.of(FollowsRedirects.class, Refusals.class)).containsExactly("followsNoRedirect");
    }

    @Test
    void theContractCatchesAnAdapterThatCutsCountsToInt() {
        assertThat(FailedTests.of(CutsCountsToInt.class, Responses.class))
                .containsExactlyInAnyOrder(
                        "readsCountsBeyondIntAndDigitsInStrings",
                        "readsTimesInMilliseconds",
                        "refusesNumbersThatDoNotFit");
    }

    @Test
    void theContractCatchesAnAdapterThatPassesOverTrailingGarbage() {
        assertThat(FailedTests.of(IgnoresTrailingGarbage.class, Responses.class))
                .containsExactly("refusesTrailingGarbageAndDuplicateKeys");
    }

    @Test
    void theContractCatchesAnAdapterThatMakesAnEmptyPageOfNonsense() {
        assertThat(FailedTests.of(ReturnsAnEmptyPageForMalformedResponses.class, Responses.class))
                .contains(
                        "refusesResponsesWithoutAPage", "refusesNumbersThatDoNotFit", "refusesAnyOtherContentEncoding")
                .doesNotContain("readsTheDocumentedResponseExactly", "readsNullAsAbsent");
    }

    @Test
    void theContractCatchesAnAdapterThatTellsTheKey() {
        assertThat(FailedTests.of(LeaksTheKey.class, Refusals.class))
                .contains("neverRepeatsARefusalByStatus", "leaksNoKeyThatTheVendorRepeats")
                .doesNotContain("followsNoRedirect", "stopsWhenTheCreditsEnd");
    }

    @Test
    void theContractCatchesAnAdapterWhoseFuturesAreMadeByBlocking() {
        assertThat(FailedTests.of(BlocksForFutures.class, Calls.class))
                .containsExactly("returnsAFutureWithoutWaitingForAPermit");
    }

    @Test
    void theContractCatchesAnAdapterThatRetriesInAHotLoop() {
        assertThat(FailedTests.ofOne(
                        RetriesWithoutPause.class, Backoffs.class, "pausesBeforeEveryRetry", CallMode.class))
                .containsExactly("pausesBeforeEveryRetry");
    }

    @Test
    void theContractCatchesAnAdapterThatNeedsNoPermit() {
        assertThat(FailedTests.ofOne(WaitsForNoPermit.class, Calls.class, "sendsNothingWithoutAPermit", CallMode.class))
                .containsExactly("sendsNothingWithoutAPermit");
    }

    @Test
    void theContractCatchesAnAdapterThatKeepsNoPace() {
        assertThat(FailedTests.ofOne(WaitsForNoPermit.class, Concurrency.class, "keepsTheLimitersPace"))
                .containsExactly("keepsTheLimitersPace");
    }
}
