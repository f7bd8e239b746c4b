package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.CreditLedger.Reservation;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks reservations, settlements and the resulting usage. */
abstract class LedgerReservationTests extends LedgerTests {
    private static final LocalDate NEXT_DAY = DAY.plusDays(1);
    private static final int THREADS = 4;

    @Test
    void knowsNothingOfANewDay() {
        assertUsage(0, 0);
    }

    @Test
    void grantsUpToTheLimit() {
        assertTrue(reserve(first, 6, 10).granted());
        assertTrue(reserve(second, 4, 10).granted());
        assertUsage(0, 10);
    }

    @Test
    void refusesWhatIsReservedAlready() {
        reserve(first, 6, 10);
        assertFalse(reserve(second, 5, 10).granted());
        assertUsage(0, 6);
    }

    @Test
    void refusesWhatIsSpentAlready() {
        spend(first, 6);
        assertFalse(reserve(second, 5, 10).granted());
        assertUsage(6, 0);
    }

    @Test
    void returnsWhatWasAskedForAndTheUsageBefore() {
        spend(first, 3);
        reserve(second, 4, NO_LIMIT);
        UUID third = UUID.randomUUID();
        assertEquals(new Reservation(third, DAY, 2, true, new Usage(3, 4), Duration.ZERO), reserve(third, 2, 9));
        UUID fourth = UUID.randomUUID();
        assertEquals(new Reservation(fourth, DAY, 1, false, new Usage(3, 6), Duration.ZERO), reserve(fourth, 1, 9));
    }

    @Test
    void givesBackWhatWasNotSpent() {
        reserve(first, 6, 6);
        settle(first, 2);
        assertUsage(2, 0);
        assertTrue(reserve(second, 4, 6).granted());
    }

    @Test
    void recordsWhatWasSpentBeyondTheLimit() {
        reserve(first, 6, 6);
        settle(first, 20);
        assertUsage(20, 0);
        assertFalse(reserve(second, 0, 6).granted());
    }

    @Test
    void countsEachDayByItself() {
        spend(first, 6);
        assertTrue(get(ledger().reserve(second, NEXT_DAY, 6, 6)).granted());
        assertUsage(6, 0);
        assertEquals(new Usage(0, 6), get(ledger().usage(NEXT_DAY)));
    }

    @Test
    void settlesTheDayOfTheReservation() {
        reserve(first, 6, 6);
        get(ledger().reserve(second, NEXT_DAY, 6, 6));
        settle(first, 2);
        assertUsage(2, 0);
        assertEquals(new Usage(0, 6), get(ledger().usage(NEXT_DAY)));
    }

    @Test
    void stopsAtTheGreatestFigure() {
        assertTrue(reserve(first, NO_LIMIT - 1, NO_LIMIT).granted());
        assertFalse(reserve(second, 2, NO_LIMIT).granted());
        assertUsage(0, NO_LIMIT - 1);
        settle(first, NO_LIMIT);
        settle(second, NO_LIMIT);
        assertUsage(NO_LIMIT, 0);
    }

    @Test
    void grantsNoCreditTwiceToThoseWhoAskAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CreditLedger another = another();
        List<CompletableFuture<Boolean>> asked = IntStream.range(0, 400)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> get((i % 2 == 0 ? ledger() : another).reserve(UUID.randomUUID(), DAY, 2, 401))
                                .granted(),
                        threads))
                .toList();
        long granted = asked.stream().filter(CompletableFuture::join).count();
        threads.shutdown();
        assertEquals(200, granted);
        assertUsage(0, 400);
    }

    @Test
    void sharesCreditsWithAnotherLedgerOverTheStore() {
        CreditLedger another = another();
        reserve(first, 6, 6);
        assertFalse(get(another.reserve(second, DAY, 6, 6)).granted());
        get(another.settle(first, DAY, 2));
        assertUsage(2, 0);
    }
}
