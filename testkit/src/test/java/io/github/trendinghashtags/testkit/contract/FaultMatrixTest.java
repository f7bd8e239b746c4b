package io.github.trendinghashtags.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Correct;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.IgnoresCancellation;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.KeepsConnections;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.RetriesNothing;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.ClosesSlowly;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.ContinuesAfterAnInterrupt;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.CountsTheLastAttemptAlone;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.HasNoConcurrencyLimit;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.KeepsAThread;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.LeaksTheKeyInToString;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.LetsTheCodeWin;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.ReadsAnyDepthAndLength;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.SendsWhenItIsClosed;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.SleepsAnyway;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.SwallowsTheInterrupt;
import io.github.trendinghashtags.testkit.contract.BrokenKeys.ThrowsWhatTheSupplierThrows;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.ChargesForNothing;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.ConnectsForEver;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.DecompressesNothing;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.DropsTheBodyOfFailures;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.HasNoAttemptTimeout;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.IgnoresRetryAfter;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.RespondsForALostConnection;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.WaitsByItsOwnClock;
import io.github.trendinghashtags.testkit.contract.PortBehaviourContract.Streams;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Backoffs;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Calls;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Cancellations;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Closing;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Concurrency;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Connections;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Continuations;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.KeyLeaks;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.KeySuppliers;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Protocols;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Refusals;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Responses;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Retries;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Sizes;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Timeouts;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** For each row of the fault matrix an adapter that is broken there and nowhere else in the theme, and is caught. */
class FaultMatrixTest {
    /** Whether an adapter that retries nothing fails it depends on when it notices that the connection is closed. */
    private static final String A_RACE = "recoversFromAConnectionThatDiesWhileItIsIdle";

    static Stream<Arguments> brokenAdapters() {
        return Stream.of(
                row(
                        RetriesNothing.class,
                        Connections.class,
                        "chargesNothingIfTheConnectionIsRefused",
                        "chargesNothingIfTheHostIsUnknown",
                        "recoversFromAConnectionThatDiesWhenItIsUsedAgain",
                        "retriesAConnectionThatIsLostDuringTheResponse",
                        "retriesAConnectionThatIsLostBeforeTheResponse",
                        "takesNoTruncatedBodyForAPage"),
                row(
                        CountsTheLastAttemptAlone.class,
                        Retries.class,
                        "failsIfEveryAttemptFails",
                        "failsIfEveryResponseIsEmpty",
                        "retriesAServerFailureByCodeAlone",
                        "retriesAServerFailureByStatusAlone",
                        "retriesAServerFailureThenSucceeds"),
                row(LetsTheCodeWin.class, Refusals.class, "prefersAnErrorStatusToTheCode"),
                row(
                        WaitsByItsOwnClock.class,
                        Backoffs.class,
                        "readsADateInAnyOfItsThreeForms",
                        "takesTheLongestWaitIfTheResponseHasTwoDates",
                        "waitsByTheVendorsOwnClock"),
                row(
                        IgnoresRetryAfter.class,
                        Backoffs.class,
                        "failsAtOnceOnAHugeRetryAfter",
                        "failsAtOnceOnARetryAfterAboveTheCap",
                        "failsAtOnceOnARetryAfterAboveTheUsersCap",
                        "failsAtOnceIfTheWaitDoesNotFitInTheCall",
                        "readsADateInAnyOfItsThreeForms",
                        "takesTheLongestOfSeveralWaits",
                        "takesTheLongestWaitIfTheResponseHasTwoDates",
                        "waitsAsLongAsTheVendorAsks",
                        "waitsByTheVendorsOwnClock"),
                row(SleepsAnyway.class, Backoffs.class, "failsAtOnceIfTheWaitDoesNotFitInTheCall"),
                row(
                        ChargesForNothing.class,
                        Connections.class,
                        "chargesNothingIfTheConnectionIsRefused",
                        "chargesNothingIfTheHostIsUnknown"),
                row(ConnectsForEver.class, Connections.class, "timesOutConnecting"),
                row(
                        RespondsForALostConnection.class,
                        Connections.class,
                        "recoversFromAConnectionThatDiesWhenItIsUsedAgain",
                        "retriesAConnectionThatIsLostDuringTheResponse",
                        "retriesAConnectionThatIsLostBeforeTheResponse",
                        "takesNoTruncatedBodyForAPage"),
                row(
                        ReadsWhateverComesNext.class,
                        Connections.class,
                        "takesNoSecondResponseForTheNextOne",
                        "usesNoConnectionThatTheServerHasClosed"),
                row(
                        HasNoAttemptTimeout.class,
                        Timeouts.class,
                        "timesOutIfTheHandshakeStalls",
                        "timesOutIfTheHandshakeTrickles",
                        "timesOutIfTheBodyStalls",
                        "timesOutIfTheBodyTrickles",
                        "timesOutIfNoHeadComes",
                        "timesOutIfTheHeadStalls",
                        "timesOutAttempts"),
                row(
                        KeepsConnections.class,
                        Timeouts.class,
                        "timesOutCalls",
                        "timesOutIfTheHandshakeStalls",
                        "timesOutIfTheHandshakeTrickles",
                        "timesOutIfTheBodyStalls",
                        "timesOutIfTheBodyTrickles",
                        "timesOutIfNoHeadComes",
                        "timesOutIfTheHeadStalls",
                        "timesOutAttempts"),
                row(
                        ReadsAnyDepthAndLength.class,
                        Sizes.class,
                        "refusesANumberOfAThousandDigits",
                        "refusesWhatIsNestedTooDeep"),
                row(
                        DropsTheBodyOfFailures.class,
                        Sizes.class,
                        "refusesABodyBeyondItsLimit",
                        "refusesABodyWithoutEndUnderAnyStatus",
                        "refusesAGzipBombUnderAnyStatus",
                        "refusesATextOfTwoMebibytes"),
                row(
                        DecompressesNothing.class,
                        Responses.class,
                        "refusesAnyOtherContentEncoding",
                        "decompressesOneLayerOfGzip"),
                row(
                        SwallowsTheInterrupt.class,
                        Cancellations.class,
                        "releasesTheConnectionWhenABlockingCallIsInterrupted",
                        "releasesTheConnectionWhenABlockingCallIsInterruptedDuringTheBody",
                        "makesNoAttemptIfTheWaitForItsPermitIsInterrupted",
                        "makesNoFurtherAttemptOnceAPauseIsInterrupted"),
                row(
                        ContinuesAfterAnInterrupt.class,
                        Cancellations.class,
                        "releasesTheConnectionWhenABlockingCallIsInterrupted",
                        "releasesTheConnectionWhenABlockingCallIsInterruptedDuringTheBody",
                        "makesNoAttemptIfTheWaitForItsPermitIsInterrupted",
                        "makesNoFurtherAttemptOnceAPauseIsInterrupted"),
                row(
                        IgnoresCancellation.class,
                        Cancellations.class,
                        "releasesTheConnectionWhenTheFutureIsCancelled",
                        "releasesTheConnectionWhenTheFutureIsCancelledDuringTheBody",
                        "makesNoAttemptIfTheFutureIsCancelledBeforeItsPermit",
                        "makesNoFurtherAttemptOnceTheFutureIsCancelled"),
                row(
                        ThrowsWhatTheSupplierThrows.class,
                        Calls.class,
                        "sendsNothingIfTheKeySupplierReturnsNull",
                        "sendsNothingIfTheKeySupplierThrows"),
                row(LeaksTheKeyInToString.class, Refusals.class, "leaksNoKeyInToString"),
                row(
                        SendsWhenItIsClosed.class,
                        Closing.class,
                        "endsItsThreads",
                        "failsTheBlockingCallThatIsUnderWay",
                        "failsTheFutureThatIsUnderWay",
                        "failsTheFutureWhoseBodyIsUnderWay",
                        "failsTheFuturesThatWaitForAPermit",
                        "sendsNothingOnceItHasBegunToClose",
                        "sendsNothingOnceItIsClosed"),
                row(
                        ClosesSlowly.class,
                        Closing.class,
                        "failsTheBlockingCallThatIsUnderWay",
                        "failsTheFutureThatIsUnderWay",
                        "failsTheFutureWhoseBodyIsUnderWay",
                        "failsTheFuturesThatWaitForAPermit",
                        "sendsNothingOnceItHasBegunToClose"),
                row(KeepsAThread.class, Closing.class, "endsItsThreads", "sendsNothingOnceItHasBegunToClose"),
                row(
                        HasNoConcurrencyLimit.class,
                        Concurrency.class,
                        "completesAThousandBlockingCalls",
                        "completesAThousandFutures",
                        "sendsNoMoreRequestsAtOnceThanItsSettingsAllow"));
    }

    static Stream<Arguments> leakedKeys() {
        Class<?> theme = KeyLeaks.class;
        return Stream.of(
                row(
                        BrokenKeys.QuotesTheResponse.class,
                        theme,
                        "leaksNoEarlierKeyInTheClientsMessages",
                        "leaksNoKeyWhereverTheServerRepeatsIt"),
                row(BrokenKeys.NamesAFormerKey.class, theme, "leaksNoEarlierKey"),
                row(BrokenKeys.LeaksHalfTheKey.class, theme, "leaksNoKeyWhereverTheServerRepeatsIt"),
                row(BrokenKeys.SerializesTheKey.class, theme, "leaksNoKeyWhereverTheServerRepeatsIt"),
                row(BrokenKeys.NamesTheSuppliersFailure.class, theme, "leaksNoKeyFromTheSuppliersFailure"));
    }

    static Stream<Arguments> usersCode() {
        return Stream.of(
                row(
                        SleepsAnyway.class,
                        KeySuppliers.class,
                        "endsACallWhoseKeySupplierBlocksUntilItIsInterrupted",
                        "endsACallWhoseKeySupplierIgnoresInterrupts",
                        "failsWithTheLastResponseIfTheKeySupplierThenBlocks"),
                row(ThrowsWhatTheSupplierThrows.class, KeySuppliers.class, "sendsNothingWhateverTheKeySupplierThrows"),
                row(
                        BrokenKeys.LeaksAPermitIfTheSupplierThrows.class,
                        KeySuppliers.class,
                        "sendsNothingWhateverTheKeySupplierThrows"),
                row(
                        BrokenResponses.ReportsTheSupplierAlone.class,
                        KeySuppliers.class,
                        "failsWithTheLastResponseWhateverTheKeySupplierThenThrows",
                        "failsWithTheLastResponseIfTheKeySupplierThenBlocks"),
                row(SleepsAnyway.class, Continuations.class, "delaysNoTimeoutByContinuationsThatBlock"),
                row(
                        BrokenContinuations.CompletesOnFewThreads.class,
                        Continuations.class,
                        "delaysNoPageByContinuationsThatBlock",
                        "delaysNoTimeoutByContinuationsThatBlock",
                        "allowsCallsFromContinuations"),
                row(
                        BrokenContinuations.RefusesCallsFromContinuations.class,
                        Continuations.class,
                        "allowsCallsFromContinuations"),
                row(BrokenCalls.AsksOnceMoreWhenItCloses.class, Closing.class, "sendsNothingOnceItHasBegunToClose"));
    }

    static Stream<Arguments> whatAVendorMaySay() {
        return Stream.of(
                row(BrokenWaits.TakesTheFirstOfSeveralWaits.class, Backoffs.class, "takesTheLongestOfSeveralWaits"),
                row(BrokenWaits.ReadsOneDateFormat.class, Backoffs.class, "readsADateInAnyOfItsThreeForms"),
                row(
                        BrokenWaits.TakesTheLastOfSeveralDates.class,
                        Backoffs.class,
                        "takesTheLongestWaitIfTheResponseHasTwoDates"),
                row(
                        BrokenResponses.CountsPagesByTheirLimit.class,
                        Streams.class,
                        "streamsTheWholeRankingInPagesThatAreShorterThanAskedFor"),
                row(
                        BrokenResponses.CutsPagesToTheLimit.class,
                        Streams.class,
                        "streamsTheWholeRankingInPagesThatAreLongerThanAskedFor"),
                row(
                        BrokenResponses.CutsPagesToTheLimit.class,
                        Responses.class,
                        "readsAllOfAPageThatIsLongerThanAskedFor"),
                row(BrokenResponses.CutsTimesToTheSecond.class, Responses.class, "readsTimesInMilliseconds"),
                row(
                        BrokenResponses.TakesMicrosecondsForSeconds.class,
                        Responses.class,
                        "refusesTimesThatAreLikelyNeitherInSecondsNorInMilliseconds"));
    }

    static Stream<Arguments> responsesThatBreakClients() {
        Class<?> theme = Protocols.class;
        String closes = "closesTheConnectionsOfInvalidResponses";
        return Stream.of(
                row(BrokenSockets.KeepsTheConnectionOfABadResponse.class, theme, closes),
                row(
                        BrokenSockets.EndsWithABadChunk.class,
                        theme,
                        closes,
                        "survivesAChunkSizeBeyondInt",
                        "survivesAnInvalidChunkSize"),
                row(BrokenSockets.NeedsNoStatusLine.class, theme, closes, "survivesAnInvalidStatusLine"),
                row(BrokenSockets.NeedsNoLength.class, theme, closes, "survivesAnInvalidLength"),
                row(
                        BrokenSockets.ReadsHeadsForEver.class,
                        theme,
                        closes,
                        "survivesAHeadOfAMebibyte",
                        "survivesEndlessInterimResponses"),
                row(
                        BrokenSockets.UsesAConnectionUnchecked.class,
                        Connections.class,
                        "usesNoConnectionThatTheServerHasClosed"));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource({"brokenAdapters", "leakedKeys", "usersCode", "whatAVendorMaySay", "responsesThatBreakClients"})
    void catches(Class<? extends Correct> adapter, Class<?> theme, String... rows) {
        assertThat(FailedTests.of(adapter, theme))
                .filteredOn(row -> !row.equals(A_RACE))
                .containsExactlyInAnyOrder(rows);
    }

    private static Arguments row(Class<? extends Correct> adapter, Class<?> theme, String... rows) {
        return arguments(adapter, theme, rows);
    }
}
