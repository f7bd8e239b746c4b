package io.github.trendinghashtags.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.testkit.contract.BrokenAdapters.BlocksForFutures;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.CutsCountsToInt;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.FollowsRedirects;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.MakesAnEmptyPageOfNonsense;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.PassesOverTrailingGarbage;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.RepeatsRefusals;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.RetriesNothing;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.TellsTheKey;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.WaitsForNoPermit;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.LoopsHotly;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Answers;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Calls;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Crowds;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Refusals;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Retries;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Waits;
import org.junit.jupiter.api.Test;

/** Holds adapters to the contract that are each broken in one way, and sees the contract catch just that. */
class BrokenAdaptersTest {

    @Test
    void theContractCatchesAnAdapterThatRepeatsRefusals() {
        assertThat(FailedRows.of(RepeatsRefusals.class, Refusals.class))
                .contains("neverRepeatsARefusalByStatus", "neverRepeatsARefusalByCodeUnderStatus200")
                .contains("refusesStatusesAndCodesThatItDoesNotKnow", "stopsWhereTheCreditsEnd");
    }

    @Test
    void theContractCatchesAnAdapterThatRetriesNothing() {
        assertThat(FailedRows.of(RetriesNothing.class, Retries.class))
                .contains("retriesAServerFailureThenSucceeds", "givesUpOnAServerThatFailsAtEveryAttempt")
                .doesNotContain("repeatsNoOtherServerFailure", "makesNoMoreAttemptsThanThePolicyAllows");
    }

    @Test
    void theContractCatchesAnAdapterThatFollowsRedirects() {
        assertThat(FailedRows.of(FollowsRedirects.class, Refusals.class)).containsExactly("followsNoRedirect");
    }

    @Test
    void theContractCatchesAnAdapterThatCutsCountsToInt() {
        assertThat(FailedRows.of(CutsCountsToInt.class, Answers.class))
                .containsExactly(
                        "readsCountsBeyondIntAndDigitsInStrings",
                        "readsTimesInMilliseconds",
                        "refusesNumbersThatDoNotFit");
    }

    @Test
    void theContractCatchesAnAdapterThatPassesOverTrailingGarbage() {
        assertThat(FailedRows.of(PassesOverTrailingGarbage.class, Answers.class))
                .containsExactly("refusesTrailingGarbageAndDuplicateKeys");
    }

    @Test
    void theContractCatchesAnAdapterThatMakesAnEmptyPageOfNonsense() {
        assertThat(FailedRows.of(MakesAnEmptyPageOfNonsense.class, Answers.class))
                .contains("refusesWhatHasNoPageInIt", "refusesNumbersThatDoNotFit", "refusesAnyOtherContentEncoding")
                .doesNotContain("readsTheDocumentedAnswerExactly", "makesUpNothingForWhatIsNull");
    }

    @Test
    void theContractCatchesAnAdapterThatTellsTheKey() {
        assertThat(FailedRows.of(TellsTheKey.class, Refusals.class))
                .contains("neverRepeatsARefusalByStatus", "tellsNoKeyThatTheVendorRepeats")
                .doesNotContain("followsNoRedirect", "stopsWhereTheCreditsEnd");
    }

    @Test
    void theContractCatchesAnAdapterWhoseFuturesAreMadeByBlocking() {
        assertThat(FailedRows.of(BlocksForFutures.class, Calls.class))
                .containsExactly("returnsAFutureWithoutWaitingForAPermit");
    }

    @Test
    void theContractCatchesAnAdapterThatRetriesInAHotLoop() {
        assertThat(FailedRows.ofOne(LoopsHotly.class, Waits.class, "retriesNothingInAHotLoop", Way.class))
                .containsExactly("retriesNothingInAHotLoop");
    }

    @Test
    void theContractCatchesAnAdapterThatNeedsNoPermit() {
        assertThat(FailedRows.ofOne(WaitsForNoPermit.class, Calls.class, "sendsNothingWithoutAPermit", Way.class))
                .containsExactly("sendsNothingWithoutAPermit");
    }

    @Test
    void theContractCatchesAnAdapterThatKeepsNoPace() {
        assertThat(FailedRows.ofOne(WaitsForNoPermit.class, Crowds.class, "keepsTheLimitersPace"))
                .containsExactly("keepsTheLimitersPace");
    }
}
