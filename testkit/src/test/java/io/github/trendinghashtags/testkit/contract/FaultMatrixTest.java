package io.github.trendinghashtags.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.trendinghashtags.testkit.contract.BrokenAdapters.IgnoresCancellation;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.KeepsConnections;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.RetriesNothing;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Sound;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.CountsTheLastAttemptAlone;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.GoesOnBehindAnInterruptedCaller;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.KeepsAThread;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.KnowsNoLimitToConcurrency;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.LetsTheCodeWin;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.ReadsAnyDepthAndLength;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.SendsWhenItIsClosed;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.SleepsAnyway;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.SwallowsTheInterrupt;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.TakesItsTimeToClose;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.TellsTheKeyInItsTextForm;
import io.github.trendinghashtags.testkit.contract.BrokenKeys.ThrowsWhatTheSupplierThrows;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.AnswersForALostConnection;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.ChargesForNothing;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.ConnectsForEver;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.DropsTheBodyOfFailures;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.IgnoresRetryAfter;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.KnowsNoAttemptTimeout;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.UndoesNoGzip;
import io.github.trendinghashtags.testkit.contract.BrokenTransports.WaitsByItsOwnClock;
import io.github.trendinghashtags.testkit.contract.PortBehaviourContract.Streams;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Answers;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Calls;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Closing;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Connections;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Continuations;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Crowds;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.KeyLeaks;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Protocols;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Refusals;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Retries;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Sizes;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Stops;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Suppliers;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Timeouts;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract.Waits;
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
                        "chargesNothingWhereTheConnectionIsRefused",
                        "chargesNothingWhereTheHostIsUnknown",
                        "recoversFromAConnectionThatDiesWhenItIsUsedAgain",
                        "retriesAConnectionThatIsLostAmidTheAnswer",
                        "retriesAConnectionThatIsLostBeforeTheAnswer",
                        "takesNoTruncatedBodyForAPage"),
                row(
                        CountsTheLastAttemptAlone.class,
                        Retries.class,
                        "givesUpOnAServerThatFailsAtEveryAttempt",
                        "givesUpOnAServerThatNeverSaysAnything",
                        "retriesAServerFailureThatOnlyTheCodeTells",
                        "retriesAServerFailureThatOnlyTheStatusTells",
                        "retriesAServerFailureThenSucceeds"),
                row(LetsTheCodeWin.class, Refusals.class, "letsTheStatusWinWhereItIsAnError"),
                row(
                        WaitsByItsOwnClock.class,
                        Waits.class,
                        "readsADateInAnyOfItsThreeForms",
                        "takesTheLongestWaitWhereTheAnswerHasTwoDates",
                        "waitsByTheVendorsOwnClock"),
                row(
                        IgnoresRetryAfter.class,
                        Waits.class,
                        "failsAtOnceWhereTheVendorAsksForEver",
                        "failsAtOnceWhereTheVendorAsksForMoreThanTheCap",
                        "failsAtOnceWhereTheVendorAsksForMoreThanTheUsersCap",
                        "failsAtOnceWhereTheWaitDoesNotFitInTheCall",
                        "readsADateInAnyOfItsThreeForms",
                        "takesTheLongestOfSeveralWaits",
                        "takesTheLongestWaitWhereTheAnswerHasTwoDates",
                        "waitsAsLongAsTheVendorAsks",
                        "waitsByTheVendorsOwnClock"),
                row(SleepsAnyway.class, Waits.class, "failsAtOnceWhereTheWaitDoesNotFitInTheCall"),
                row(
                        ChargesForNothing.class,
                        Connections.class,
                        "chargesNothingWhereTheConnectionIsRefused",
                        "chargesNothingWhereTheHostIsUnknown"),
                row(ConnectsForEver.class, Connections.class, "givesUpAConnectionThatIsNotMadeInTime"),
                row(
                        AnswersForALostConnection.class,
                        Connections.class,
                        "recoversFromAConnectionThatDiesWhenItIsUsedAgain",
                        "retriesAConnectionThatIsLostAmidTheAnswer",
                        "retriesAConnectionThatIsLostBeforeTheAnswer",
                        "takesNoTruncatedBodyForAPage"),
                row(
                        TakesWhatComesNext.class,
                        Connections.class,
                        "takesNoSecondAnswerForTheNextOne",
                        "usesNoConnectionThatTheServerHasClosed"),
                row(
                        KnowsNoAttemptTimeout.class,
                        Timeouts.class,
                        "givesUpAHandshakeThatIsNotAnswered",
                        "givesUpAHandshakeThatTrickles",
                        "givesUpAnAnswerWhoseBodyStalls",
                        "givesUpAnAnswerWhoseBodyTrickles",
                        "givesUpAnAnswerWhoseHeadNeverComes",
                        "givesUpAnAnswerWhoseHeadStalls",
                        "givesUpAnAttemptThatTakesTooLong"),
                row(
                        KeepsConnections.class,
                        Timeouts.class,
                        "givesUpACallThatTakesTooLong",
                        "givesUpAHandshakeThatIsNotAnswered",
                        "givesUpAHandshakeThatTrickles",
                        "givesUpAnAnswerWhoseBodyStalls",
                        "givesUpAnAnswerWhoseBodyTrickles",
                        "givesUpAnAnswerWhoseHeadNeverComes",
                        "givesUpAnAnswerWhoseHeadStalls",
                        "givesUpAnAttemptThatTakesTooLong"),
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
                        UndoesNoGzip.class,
                        Answers.class,
                        "refusesAnyOtherContentEncoding",
                        "undoesOneLayerOfGzipHoweverItIsSpelled"),
                row(
                        SwallowsTheInterrupt.class,
                        Stops.class,
                        "letsTheConnectionGoWhenABlockingCallIsInterrupted",
                        "letsTheConnectionGoWhenABlockingCallIsInterruptedAmidTheBody",
                        "makesNoAttemptWhereTheWaitForItsPermitIsInterrupted",
                        "makesNoFurtherAttemptOnceAPauseIsInterrupted"),
                row(
                        GoesOnBehindAnInterruptedCaller.class,
                        Stops.class,
                        "letsTheConnectionGoWhenABlockingCallIsInterrupted",
                        "letsTheConnectionGoWhenABlockingCallIsInterruptedAmidTheBody",
                        "makesNoAttemptWhereTheWaitForItsPermitIsInterrupted",
                        "makesNoFurtherAttemptOnceAPauseIsInterrupted"),
                row(
                        IgnoresCancellation.class,
                        Stops.class,
                        "letsTheConnectionGoWhenTheFutureIsCancelled",
                        "letsTheConnectionGoWhenTheFutureIsCancelledAmidTheBody",
                        "makesNoAttemptWhereTheFutureIsCancelledBeforeItsPermit",
                        "makesNoFurtherAttemptOnceTheFutureIsCancelled"),
                row(
                        ThrowsWhatTheSupplierThrows.class,
                        Calls.class,
                        "sendsNothingWhereTheKeySupplierHasNoKey",
                        "sendsNothingWhereTheKeySupplierThrows"),
                row(TellsTheKeyInItsTextForm.class, Refusals.class, "tellsNoKeyInItsOwnTextForm"),
                row(
                        SendsWhenItIsClosed.class,
                        Closing.class,
                        "endsItsThreads",
                        "failsTheBlockingCallThatIsUnderWay",
                        "failsTheFutureThatIsUnderWay",
                        "failsTheFutureWhoseBodyIsUnderWay",
                        "failsTheFuturesThatWaitForTheirTurn",
                        "sendsNothingOnceItHasBegunToClose",
                        "sendsNothingOnceItIsClosed"),
                row(
                        TakesItsTimeToClose.class,
                        Closing.class,
                        "failsTheBlockingCallThatIsUnderWay",
                        "failsTheFutureThatIsUnderWay",
                        "failsTheFutureWhoseBodyIsUnderWay",
                        "failsTheFuturesThatWaitForTheirTurn",
                        "sendsNothingOnceItHasBegunToClose"),
                row(KeepsAThread.class, Closing.class, "endsItsThreads", "sendsNothingOnceItHasBegunToClose"),
                row(
                        KnowsNoLimitToConcurrency.class,
                        Crowds.class,
                        "carriesOutAThousandBlockingCalls",
                        "carriesOutAThousandFutures"));
    }

    static Stream<Arguments> keysThatAreTold() {
        Class<?> theme = KeyLeaks.class;
        return Stream.of(
                row(
                        BrokenKeys.QuotesWhatItCouldNotRead.class,
                        theme,
                        "tellsNoKeyThatWasSentBeforeInWhatTheClientSays",
                        "tellsNoKeyWhereverTheServerRepeatsIt"),
                row(BrokenKeys.NamesAFormerKey.class, theme, "tellsNoKeyThatWasSentBefore"),
                row(BrokenKeys.TellsHalfTheKey.class, theme, "tellsNoKeyWhereverTheServerRepeatsIt"),
                row(BrokenKeys.KeepsTheKeyOutOfSight.class, theme, "tellsNoKeyWhereverTheServerRepeatsIt"),
                row(BrokenKeys.NamesTheSuppliersFailure.class, theme, "tellsNoKeyThatTheSupplierNamesInItsFailure"));
    }

    static Stream<Arguments> usersCode() {
        return Stream.of(
                row(
                        SleepsAnyway.class,
                        Suppliers.class,
                        "endsACallWhoseKeySupplierBlocksUntilItIsInterrupted",
                        "endsACallWhoseKeySupplierBlocksWhateverComes",
                        "failsByTheLastAnswerWhereTheKeySupplierBlocksAfterIt"),
                row(ThrowsWhatTheSupplierThrows.class, Suppliers.class, "sendsNothingWhateverTheKeySupplierThrows"),
                row(
                        BrokenKeys.LosesAPlaceToASupplierThatThrows.class,
                        Suppliers.class,
                        "sendsNothingWhateverTheKeySupplierThrows"),
                row(
                        BrokenAnswers.TellsOfTheSupplierAlone.class,
                        Suppliers.class,
                        "failsByTheLastAnswerWhateverTheKeySupplierThrowsAfterIt",
                        "failsByTheLastAnswerWhereTheKeySupplierBlocksAfterIt"),
                row(SleepsAnyway.class, Continuations.class, "delaysNoTimeoutByContinuationsThatBlock"),
                row(
                        BrokenContinuations.CompletesOnFewThreads.class,
                        Continuations.class,
                        "delaysNoPageByContinuationsThatBlock",
                        "delaysNoTimeoutByContinuationsThatBlock",
                        "letsContinuationsFetch"),
                row(
                        BrokenContinuations.RefusesCallsFromContinuations.class,
                        Continuations.class,
                        "letsContinuationsFetch"),
                row(BrokenCalls.AsksOnceMoreWhenItCloses.class, Closing.class, "sendsNothingOnceItHasBegunToClose"));
    }

    static Stream<Arguments> whatAVendorMaySay() {
        return Stream.of(
                row(BrokenWaits.TakesTheFirstOfSeveralWaits.class, Waits.class, "takesTheLongestOfSeveralWaits"),
                row(BrokenWaits.KnowsOneFormOfADate.class, Waits.class, "readsADateInAnyOfItsThreeForms"),
                row(
                        BrokenWaits.TakesTheLastOfSeveralDates.class,
                        Waits.class,
                        "takesTheLongestWaitWhereTheAnswerHasTwoDates"),
                row(
                        BrokenAnswers.CountsPagesByTheirLimit.class,
                        Streams.class,
                        "streamsTheWholeRankingInPagesThatAreShorterThanAskedFor"),
                row(
                        BrokenAnswers.CutsPagesToTheLimit.class,
                        Streams.class,
                        "streamsTheWholeRankingInPagesThatAreLongerThanAskedFor"),
                row(BrokenAnswers.CutsPagesToTheLimit.class, Answers.class, "readsAllOfAPageThatIsLongerThanAskedFor"),
                row(BrokenAnswers.CutsTimesToTheSecond.class, Answers.class, "readsTimesInMilliseconds"),
                row(
                        BrokenAnswers.TakesMicrosecondsForSeconds.class,
                        Answers.class,
                        "refusesTimesThatAreLikelyNeitherInSecondsNorInMilliseconds"));
    }

    static Stream<Arguments> answersThatBreakClients() {
        Class<?> theme = Protocols.class;
        String closes = "closesTheConnectionsOfSuchAnswers";
        return Stream.of(
                row(BrokenSockets.KeepsTheConnectionOfABadAnswer.class, theme, closes),
                row(
                        BrokenSockets.EndsWithABadChunk.class,
                        theme,
                        closes,
                        "survivesAChunkSizeBeyondInt",
                        "survivesAChunkSizeThatIsNone"),
                row(BrokenSockets.NeedsNoStatusLine.class, theme, closes, "survivesAStatusLineThatIsNone"),
                row(BrokenSockets.NeedsNoLength.class, theme, closes, "survivesALengthThatIsNone"),
                row(
                        BrokenSockets.ReadsHeadsForEver.class,
                        theme,
                        closes,
                        "survivesAHeadOfAMebibyte",
                        "survivesInterimAnswersWithoutEnd"),
                row(
                        BrokenSockets.UsesAConnectionWithoutALook.class,
                        Connections.class,
                        "usesNoConnectionThatTheServerHasClosed"));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource({"brokenAdapters", "keysThatAreTold", "usersCode", "whatAVendorMaySay", "answersThatBreakClients"})
    void catches(Class<? extends Sound> adapter, Class<?> theme, String... rows) {
        assertThat(FailedRows.of(adapter, theme))
                .filteredOn(row -> !row.equals(A_RACE))
                .containsExactly(rows);
    }

    private static Arguments row(Class<? extends Sound> adapter, Class<?> theme, String... rows) {
        return arguments(adapter, theme, rows);
    }
}
