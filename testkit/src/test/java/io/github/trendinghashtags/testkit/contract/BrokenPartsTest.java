package io.github.trendinghashtags.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Sound;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Answers;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Budgets;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Calls;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Connections;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Credits;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Refusals;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Retries;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Sizes;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Waits;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Adapters that get one thing wrong, each caught in the rows that are about that thing and in no other of the theme. */
class BrokenRowsTest {

    static Stream<Arguments> readings() {
        Class<?> theme = Answers.class;
        return Stream.of(
                row(BrokenAnswers.LosesTheRequestId.class, theme, "readsTheDocumentedAnswerExactly"),
                row(
                        BrokenAnswers.MakesUpZeros.class,
                        theme,
                        "makesUpNothingForWhatIsAbsent",
                        "makesUpNothingForWhatIsNull"),
                row(BrokenAnswers.ChokesOnAMovementThatItDoesNotKnow.class, theme, "passesOverWhatItDoesNotKnow"),
                row(BrokenAnswers.KnowsNoScriptButOne.class, theme, "readsNamesInAnyScript"),
                row(BrokenTransports.PassesOverAForeignEncoding.class, theme, "refusesAnyOtherContentEncoding"),
                row(BrokenAnswers.TakesNoContentForAnEmptyPage.class, theme, "refusesWhatHasNoPageInIt"),
                row(BrokenAnswers.ClosesWhatIsLeftOpen.class, theme, "refusesADocumentThatIsCutOff"));
    }

    static Stream<Arguments> refusalsAndRetries() {
        return Stream.of(
                row(BrokenWaits.HeedsRetryAfterOfARefusal.class, Refusals.class, "neverRepeatsARefusalByStatus"),
                row(
                        BrokenAnswers.PaysOnWhereTheCreditsEnd.class,
                        Refusals.class,
                        "neverRepeatsARefusalByCodeUnderStatus200"),
                row(
                        BrokenAnswers.RepeatsWhatItDoesNotKnow.class,
                        Refusals.class,
                        "refusesStatusesAndCodesThatItDoesNotKnow"),
                row(
                        BrokenAnswers.CountsTheLastAttemptOfAPage.class,
                        Retries.class,
                        "retriesAServerFailureThenSucceeds"),
                row(BrokenAnswers.KeepsTheFirstStatus.class, Retries.class, "givesUpOnAServerThatFailsAtEveryAttempt"),
                row(
                        BrokenAnswers.GoesByTheStatusAlone.class,
                        Retries.class,
                        "retriesAServerFailureThatOnlyTheCodeTells"),
                row(
                        BrokenAnswers.GoesByTheCodeAlone.class,
                        Retries.class,
                        "retriesAServerFailureThatOnlyTheStatusTells"),
                row(
                        BrokenAnswers.TellsOfTheSupplierAlone.class,
                        Calls.class,
                        "failsByTheLastAnswerWhereTheKeySupplierThrowsAfterIt"));
    }

    static Stream<Arguments> waits() {
        Class<?> theme = Waits.class;
        return Stream.of(
                row(BrokenWaits.HurriesTheVendor.class, theme, "waitsAsLongAsTheVendorAsks"),
                row(BrokenWaits.TakesWhatIsNoTimeForNone.class, theme, "retriesARateLimitThatSaysWhatIsNoTime"),
                row(BrokenWaits.ChokesOnWhatIsNoTime.class, theme, "retriesARateLimitThatSaysWhatIsNoTime"),
                row(
                        BrokenWaits.OverflowsWhereTheVendorAsksForEver.class,
                        theme,
                        "failsAtOnceWhereTheVendorAsksForEver"),
                row(BrokenWaits.CutsTheWaitToTheCap.class, theme, "failsAtOnceWhereTheVendorAsksForMoreThanTheCap"),
                row(BrokenPolicies.KnowsNoCap.class, theme, "failsAtOnceWhereTheVendorAsksForMoreThanTheUsersCap"));
    }

    static Stream<Arguments> budgets() {
        Class<?> theme = Budgets.class;
        String[] spent = {"retriesAgainOnceThereArePagesAgain", "stopsRetryingInAnOutageOverAllCallsOfAClient"};
        return Stream.of(
                row(BrokenPolicies.KnowsNoBudget.class, theme, spent),
                row(BrokenPolicies.HasABudgetForEachCall.class, theme, spent),
                row(BrokenPolicies.EarnsNothingBack.class, theme, "retriesAgainOnceThereArePagesAgain"),
                row(BrokenPolicies.AlwaysHasABudget.class, theme, "retriesWithoutEndWhereThePolicyHasNoBudget"));
    }

    static Stream<Arguments> credits() {
        return Stream.of(row(
                BrokenAnswers.CountsTheLastAttemptOfAPage.class,
                Credits.class,
                "chargesACrowdForTheDistinctPagesAndTheirRetriesAlone"));
    }

    static Stream<Arguments> connections() {
        return Stream.of(
                row(
                        BrokenSockets.TakesATruncatedBody.class,
                        Connections.class,
                        "retriesAConnectionThatIsLostAmidTheAnswer",
                        "takesNoTruncatedBodyForAPage"),
                row(
                        BrokenSockets.TakesADeadConnectionForAnAnswer.class,
                        Connections.class,
                        "recoversFromAConnectionThatDiesWhenItIsUsedAgain",
                        "recoversFromAConnectionThatDiesWhileItIsIdle",
                        "sendsOneRequestForEachAttempt",
                        "usesNoConnectionThatTheServerHasClosed"),
                row(
                        BrokenSockets.TakesSurplusForAnAnswer.class,
                        Connections.class,
                        "takesNoSecondAnswerForTheNextOne",
                        "takesNoSurplusForTheNextAnswer"),
                row(
                        BrokenTransports.ResendsByItself.class,
                        Connections.class,
                        "retriesAConnectionThatIsLostBeforeTheAnswer",
                        "sendsOneRequestForEachAttempt"),
                row(BrokenSockets.ReadsAHeadWithoutEnd.class, Sizes.class, "refusesAHeadWithoutEnd"),
                row(BrokenSockets.ReadsABodyWithoutEnd.class, Sizes.class, "refusesABodyWithoutEndUnderAnyStatus"),
                row(
                        BrokenPolicies.TakesFourTimesAsMuch.class,
                        Sizes.class,
                        "refusesABodyBeyondItsLimit",
                        "refusesATextOfTwoMebibytes"));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource({"readings", "refusalsAndRetries", "waits", "budgets", "credits", "connections"})
    void catches(Class<? extends Sound> adapter, Class<?> theme, String... rows) {
        assertThat(FailedRows.of(adapter, theme)).containsExactly(rows);
    }

    private static Arguments row(Class<? extends Sound> adapter, Class<?> theme, String... rows) {
        return arguments(adapter, theme, rows);
    }
}
