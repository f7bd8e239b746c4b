package io.github.trendinghashtags.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.trendinghashtags.testkit.contract.CreditLedgerContract.CoolDowns;
import io.github.trendinghashtags.testkit.contract.CreditLedgerContract.Replays;
import io.github.trendinghashtags.testkit.contract.CreditLedgerContract.Reservations;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test of the contract for ledgers catches a ledger that is broken in one way. */
class BrokenLedgersTest {

    static Stream<Arguments> broken() {
        Class<?> arguments = CreditLedgerContract.Arguments.class;
        return Stream.of(
                arguments(BrokenLedgers.OpensAUsedStore.class, Reservations.class, "knowsNothingOfANewDay"),
                arguments(BrokenLedgers.StopsBelowTheLimit.class, Reservations.class, "grantsUpToTheLimit"),
                arguments(
                        BrokenLedgers.IgnoresWhatIsReserved.class, Reservations.class, "refusesWhatIsReservedAlready"),
                arguments(BrokenLedgers.IgnoresWhatIsSpent.class, Reservations.class, "refusesWhatIsSpentAlready"),
                arguments(
                        BrokenLedgers.ReturnsTheUsageAfter.class,
                        Reservations.class,
                        "returnsWhatWasAskedForAndTheUsageBefore"),
                arguments(BrokenLedgers.GivesNothingBack.class, Reservations.class, "givesBackWhatWasNotSpent"),
                arguments(
                        BrokenLedgers.RecordsNoMoreThanWasReserved.class,
                        Reservations.class,
                        "recordsWhatWasSpentBeyondTheLimit"),
                arguments(BrokenLedgers.HasOneCountForAllDays.class, Reservations.class, "countsEachDayByItself"),
                arguments(
                        BrokenLedgers.SettlesThePresentDay.class, Reservations.class, "settlesTheDayOfTheReservation"),
                arguments(BrokenLedgers.ComparesAsDoubles.class, Reservations.class, "stopsAtTheGreatestFigure"),
                arguments(
                        BrokenLedgers.ChecksBeforeItReserves.class,
                        Reservations.class,
                        "grantsNoCreditTwiceToThoseWhoAskAtOnce"),
                arguments(
                        BrokenLedgers.SharesNothing.class,
                        Reservations.class,
                        "sharesCreditsWithAnotherLedgerOverTheStore"),
                arguments(BrokenLedgers.ReservesAReplayAgain.class, Replays.class, "reservesAnIdOnce"),
                arguments(BrokenLedgers.SettlesAReplayAgain.class, Replays.class, "settlesAnIdOnce"),
                arguments(BrokenLedgers.ForgetsWhatIsSettled.class, Replays.class, "refusesAnIdThatIsSettled"),
                arguments(
                        BrokenLedgers.IgnoresASettlementWithoutAReservation.class,
                        Replays.class,
                        "recordsASettlementWithoutAReservationOnce"),
                arguments(
                        BrokenLedgers.IgnoresASettlementOfNothing.class,
                        Replays.class,
                        "refusesAReservationThatItsSettlementOvertook"),
                arguments(
                        BrokenLedgers.RemembersRefusals.class,
                        Replays.class,
                        "grantsAnIdThatWasRefusedOnceThereIsRoom"),
                arguments(
                        BrokenLedgers.IgnoresCoolDowns.class, CoolDowns.class, "refusesDuringACoolDownAndSaysHowLong"),
                arguments(BrokenLedgers.HidesWhatIsLeft.class, CoolDowns.class, "refusesDuringACoolDownAndSaysHowLong"),
                arguments(BrokenLedgers.EndsNoCoolDown.class, CoolDowns.class, "endsACoolDownByItself"),
                arguments(BrokenLedgers.EndsNoCoolDown.class, CoolDowns.class, "endsACoolDownAtOnce"),
                arguments(BrokenLedgers.KeepsTheLastCoolDown.class, CoolDowns.class, "keepsTheCoolDownThatEndsLater"),
                arguments(BrokenLedgers.KeepsTheFirstCoolDown.class, CoolDowns.class, "keepsTheCoolDownThatEndsLater"),
                arguments(BrokenLedgers.KeepsTheLastCoolDown.class, CoolDowns.class, "startsNoCoolDownOfLengthZero"),
                arguments(
                        BrokenLedgers.RefusesReplaysDuringACoolDown.class,
                        CoolDowns.class,
                        "keepsAndSettlesOpenReservationsDuringACoolDown"),
                arguments(
                        BrokenLedgers.SharesNothing.class,
                        CoolDowns.class,
                        "sharesACoolDownWithAnotherLedgerOverTheStore"),
                arguments(BrokenLedgers.TakesFiguresOutOfRange.class, arguments, "refusesFiguresOutOfRangeByName"),
                arguments(BrokenLedgers.NamesNoNull.class, arguments, "refusesNullByName"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void theContractCatchesTheBrokenLedger(Class<?> contract, Class<?> theme, String test) {
        assertThat(FailedTests.ofOne(contract, theme, test)).containsExactly(test);
    }

    @Test
    void everyTestOfTheContractCatchesOne() {
        Stream<String> tests = Stream.of(
                        LedgerReservationTests.class,
                        LedgerReplayTests.class,
                        LedgerCoolDownTests.class,
                        LedgerArgumentTests.class)
                .flatMap(theme -> Arrays.stream(theme.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName());

        assertThat(broken().map(row -> row.get()[2]).distinct()).containsExactlyInAnyOrderElementsOf(tests.toList());
    }
}
