package io.github.trendinghashtags.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Correct;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Backoffs;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Budgets;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Calls;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Concurrency;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Connections;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Credits;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Refusals;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Requests;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Responses;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Retries;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Sizes;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Adapters that get one thing wrong, each caught in the rows that are about that thing and in no other of the theme. */
class BrokenPartsTest {

    static Stream<Arguments> readings() {
        Class<?> theme = Responses.class;
        return Stream.of(
                row(BrokenResponses.LosesTheRequestId.class, theme, "readsTheDocumentedResponseExactly"),
                row(BrokenResponses.ReturnsZeroForNull.class, theme, "readsAbsentFieldsAsAbsent", "readsNullAsAbsent"),
                row(BrokenResponses.FailsOnAnUnknownMovement.class, theme, "ignoresUnknownFields"),
                row(BrokenResponses.ReadsLatinOnly.class, theme, "readsNamesInAnyScript"),
                row(BrokenTransports.IgnoresAnUnknownEncoding.class, theme, "refusesAnyOtherContentEncoding"),
                row(BrokenResponses.TakesNoContentForAnEmptyPage.class, theme, "refusesResponsesWithoutAPage"),
                row(BrokenResponses.CompletesTruncatedJson.class, theme, "refusesATruncatedDocument"));
    }

    static Stream<Arguments> refusalsAndRetries() {
        return Stream.of(
                row(BrokenWaits.RetriesARefusalWithRetryAfter.class, Refusals.class, "neverRepeatsARefusalByStatus"),
                row(
                        BrokenResponses.RetriesOutOfCredits.class,
                        Refusals.class,
                        "neverRepeatsARefusalByCodeUnderStatus200"),
                row(
                        BrokenResponses.RetriesUnknownCodes.class,
                        Refusals.class,
                        "refusesStatusesAndCodesThatItDoesNotKnow"),
                row(
                        BrokenResponses.CountsTheLastAttemptOfAPage.class,
                        Retries.class,
                        "retriesAServerFailureThenSucceeds"),
                row(BrokenResponses.KeepsTheFirstStatus.class, Retries.class, "failsIfEveryAttemptFails"),
                row(BrokenResponses.IgnoresTheCode.class, Retries.class, "retriesAServerFailureByCodeAlone"),
                row(BrokenResponses.IgnoresTheStatus.class, Retries.class, "retriesAServerFailureByStatusAlone"),
                row(
                        BrokenResponses.ReportsTheSupplierAlone.class,
                        Calls.class,
                        "failsWithTheLastResponseIfTheKeySupplierThenThrows"));
    }

    static Stream<Arguments> waits() {
        Class<?> theme = Backoffs.class;
        return Stream.of(
                row(BrokenWaits.RetriesTooSoon.class, theme, "waitsAsLongAsTheVendorAsks"),
                row(
                        BrokenWaits.ReadsAnInvalidRetryAfterAsZero.class,
                        theme,
                        "retriesARateLimitWithAnInvalidRetryAfter"),
                row(BrokenWaits.FailsOnAnInvalidRetryAfter.class, theme, "retriesARateLimitWithAnInvalidRetryAfter"),
                row(BrokenWaits.OverflowsOnAHugeRetryAfter.class, theme, "failsAtOnceOnAHugeRetryAfter"),
                row(BrokenWaits.CutsTheWaitToTheCap.class, theme, "failsAtOnceOnARetryAfterAboveTheCap"),
                row(BrokenPolicies.HasNoRetryAfterCap.class, theme, "failsAtOnceOnARetryAfterAboveTheUsersCap"));
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                row(
                        BrokenPolicies.NeverAllowsFewerThanSixteen.class,
                        Concurrency.class,
                        "sendsNoMoreRequestsAtOnceThanItsSettingsAllow"),
                row(BrokenPolicies.NamesNoApplication.class, Requests.class, "namesTheUsersApplication"));
    }

    static Stream<Arguments> budgets() {
        Class<?> theme = Budgets.class;
        String[] spent = {"retriesAgainOnceThereArePagesAgain", "stopsRetryingInAnOutageOverAllCallsOfAClient"};
        return Stream.of(
                row(BrokenPolicies.HasNoRetryBudget.class, theme, spent),
                row(BrokenPolicies.HasABudgetForEachCall.class, theme, spent),
                row(BrokenPolicies.EarnsNothingBack.class, theme, "retriesAgainOnceThereArePagesAgain"),
                row(BrokenPolicies.AlwaysHasABudget.class, theme, "retriesWithoutLimitIfThePolicyHasNoBudget"));
    }

    static Stream<Arguments> credits() {
        return Stream.of(row(
                BrokenResponses.CountsTheLastAttemptOfAPage.class,
                Credits.class,
                "chargesACrowdForTheDistinctPagesAndTheirRetriesAlone"));
    }

    static Stream<Arguments> connections() {
        return Stream.of(
                row(
                        BrokenSockets.TakesATruncatedBody.class,
                        Connections.class,
                        "retriesAConnectionThatIsLostDuringTheResponse",
                        "takesNoTruncatedBodyForAPage"),
                row(
                        BrokenSockets.ReadsAClosedConnectionAsAResponse.class,
                        Connections.class,
                        "recoversFromAConnectionThatDiesWhenItIsUsedAgain",
                        "recoversFromAConnectionThatDiesWhileItIsIdle",
                        "sendsOneRequestForEachAttempt",
                        "usesNoConnectionThatTheServerHasClosed"),
                row(
                        BrokenSockets.ReadsSurplusAsAResponse.class,
                        Connections.class,
                        "takesNoSecondResponseForTheNextOne",
                        "takesNoSurplusForTheNextResponse"),
                row(
                        BrokenTransports.ResendsByItself.class,
                        Connections.class,
                        "retriesAConnectionThatIsLostBeforeTheResponse",
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
    @MethodSource({"readings", "refusalsAndRetries", "waits", "settings", "budgets", "credits", "connections"})
    void catches(Class<? extends Correct> adapter, Class<?> theme, String... rows) {
        assertThat(FailedTests.of(adapter, theme)).containsExactlyInAnyOrder(rows);
    }

    private static Arguments row(Class<? extends Correct> adapter, Class<?> theme, String... rows) {
        return arguments(adapter, theme, rows);
    }
}
