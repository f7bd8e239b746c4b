package io.github.trendinghashtags.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import io.github.trendinghashtags.testkit.BrokenAdapters.BlocksForFutures;
import io.github.trendinghashtags.testkit.BrokenAdapters.CutsCountsToInt;
import io.github.trendinghashtags.testkit.BrokenAdapters.FollowsRedirects;
import io.github.trendinghashtags.testkit.BrokenAdapters.IgnoresCancellation;
import io.github.trendinghashtags.testkit.BrokenAdapters.KeepsConnections;
import io.github.trendinghashtags.testkit.BrokenAdapters.MakesAnEmptyPageOfNonsense;
import io.github.trendinghashtags.testkit.BrokenAdapters.PassesOverTrailingGarbage;
import io.github.trendinghashtags.testkit.BrokenAdapters.RepeatsRefusals;
import io.github.trendinghashtags.testkit.BrokenAdapters.RetriesNothing;
import io.github.trendinghashtags.testkit.BrokenAdapters.TellsTheKey;
import io.github.trendinghashtags.testkit.BrokenAdapters.WaitsForNoPermit;
import io.github.trendinghashtags.testkit.TrendingHashtagsPortContract.Answers;
import io.github.trendinghashtags.testkit.TrendingHashtagsPortContract.Calls;
import io.github.trendinghashtags.testkit.TrendingHashtagsPortContract.Refusals;
import io.github.trendinghashtags.testkit.TrendingHashtagsPortContract.Retries;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Holds adapters to the contract that are each broken in one way, and sees the contract catch just that. */
class BrokenAdaptersTest {

    @Test
    void theContractCatchesAnAdapterThatRepeatsRefusals() {
        assertThat(failedRows(RepeatsRefusals.class, Refusals.class))
                .contains("neverRepeatsARefusalByStatus", "neverRepeatsARefusalByCodeUnderStatus200")
                .contains("refusesStatusesAndCodesThatItDoesNotKnow", "stopsWhereTheCreditsEnd");
    }

    @Test
    void theContractCatchesAnAdapterThatRetriesNothing() {
        assertThat(failedRows(RetriesNothing.class, Retries.class))
                .contains("retriesAServerFailureThenSucceeds", "waitsAsLongAsTheVendorAsks")
                .doesNotContain("repeatsNoOtherServerFailure", "failsAtOnceWhereTheVendorAsksForMoreThanTheCap");
    }

    @Test
    void theContractCatchesAnAdapterThatFollowsRedirects() {
        assertThat(failedRows(FollowsRedirects.class, Refusals.class)).containsExactly("followsNoRedirect");
    }

    @Test
    void theContractCatchesAnAdapterThatCutsCountsToInt() {
        assertThat(failedRows(CutsCountsToInt.class, Answers.class))
                .containsExactly("readsCountsBeyondIntAndDigitsInStrings", "refusesNumbersThatDoNotFit");
    }

    @Test
    void theContractCatchesAnAdapterThatPassesOverTrailingGarbage() {
        assertThat(failedRows(PassesOverTrailingGarbage.class, Answers.class))
                .containsExactly("refusesTrailingGarbageAndDuplicateKeys");
    }

    @Test
    void theContractCatchesAnAdapterThatMakesAnEmptyPageOfNonsense() {
        assertThat(failedRows(MakesAnEmptyPageOfNonsense.class, Answers.class))
                .contains("refusesWhatHasNoPageInIt", "refusesNumbersThatDoNotFit", "refusesABodyBeyondItsLimit")
                .doesNotContain("readsTheDocumentedAnswerExactly", "makesUpNothingForWhatIsNull");
    }

    @Test
    void theContractCatchesAnAdapterThatTellsTheKey() {
        assertThat(failedRows(TellsTheKey.class, Refusals.class))
                .contains("neverRepeatsARefusalByStatus", "tellsNoKeyThatTheVendorRepeats")
                .doesNotContain("followsNoRedirect", "stopsWhereTheCreditsEnd");
    }

    @Test
    void theContractCatchesAnAdapterThatWaitsForNoPermit() {
        assertThat(failedRows(WaitsForNoPermit.class, Calls.class)).containsExactly("sendsNothingWithoutAPermit");
    }

    @Test
    void theContractCatchesAnAdapterThatKeepsTheConnectionOfACancelledCall() {
        assertThat(failedRows(KeepsConnections.class, Calls.class))
                .contains("letsTheConnectionGoWhenTheFutureIsCancelled", "givesUpAnAttemptThatTakesTooLong")
                .doesNotContain("makesNoFurtherAttemptOnceTheFutureIsCancelled", "sendsNothingOnceItIsClosed");
    }

    @Test
    void theContractCatchesAnAdapterWhoseFuturesCannotBeCancelled() {
        assertThat(failedRows(IgnoresCancellation.class, Calls.class))
                .containsExactly(
                        "letsTheConnectionGoWhenTheFutureIsCancelled", "makesNoFurtherAttemptOnceTheFutureIsCancelled");
    }

    @Test
    void theContractCatchesAnAdapterWhoseFuturesAreMadeByBlocking() {
        assertThat(failedRows(BlocksForFutures.class, Calls.class))
                .contains("returnsAFutureWithoutWaitingForAPermit", "letsTheConnectionGoWhenTheFutureIsCancelled")
                .doesNotContain("letsTheConnectionGoWhenABlockingCallIsInterrupted");
    }

    /** Runs a theme of a contract, its tests side by side since they mostly wait, and names those that failed. */
    private static Set<String> failedRows(Class<?> contract, Class<?> theme) {
        Set<String> rows = new TreeSet<>();
        Events tests = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "16")
                .selectors(selectNestedClass(List.of(contract), theme))
                .execute()
                .testEvents();
        assertThat(tests.succeeded().count()).as("sound rows").isPositive();
        tests.failed().stream()
                .map(event -> event.getTestDescriptor().getSource().orElseThrow())
                .forEach(source -> rows.add(((MethodSource) source).getMethodName()));
        return rows;
    }
}
