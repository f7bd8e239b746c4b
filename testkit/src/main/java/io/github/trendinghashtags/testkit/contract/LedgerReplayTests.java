package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.credits.CreditLedger.Reservation;
import org.junit.jupiter.api.Test;

/** Checks operations that are repeated, late or reordered. */
abstract class LedgerReplayTests extends LedgerTests {
    @Test
    void reservesAnIdOnce() {
        Reservation granted = reserve(first, 6, 6);
        assertEquals(granted, reserve(first, 6, 6));
        assertUsage(0, 6);
    }

    @Test
    void settlesAnIdOnce() {
        reserve(first, 6, 6);
        settle(first, 2);
        settle(first, 2);
        assertUsage(2, 0);
    }

    @Test
    void refusesAnIdThatIsSettled() {
        spend(first, 2);
        assertFalse(reserve(first, 6, NO_LIMIT).granted());
        assertUsage(2, 0);
    }

    @Test
    void recordsASettlementWithoutAReservationOnce() {
        settle(first, 4);
        settle(first, 4);
        assertUsage(4, 0);
    }

    @Test
    void refusesAReservationThatItsSettlementOvertook() {
        settle(first, 0);
        settle(second, 4);
        assertFalse(reserve(first, 6, NO_LIMIT).granted());
        assertFalse(reserve(second, 6, NO_LIMIT).granted());
        assertUsage(4, 0);
    }

    @Test
    void grantsAnIdThatWasRefusedOnceThereIsRoom() {
        reserve(first, 6, 6);
        assertFalse(reserve(second, 6, 6).granted());
        settle(first, 0);
        assertTrue(reserve(second, 6, 6).granted());
    }
}
