package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.CreditLedger.Reservation;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Checks the shared cool-down. */
abstract class LedgerCoolDownTests extends LedgerTests {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofMillis(50);

    @Test
    void refusesDuringACoolDownAndSaysHowLong() {
        get(ledger().startCoolDown(HOUR));
        Reservation refused = reserve(first, 2, NO_LIMIT);
        assertFalse(refused.granted());
        assertLeft(Duration.ofMinutes(50), HOUR, refused);
        assertUsage(0, 0);
    }

    @Test
    void endsACoolDownByItself() {
        get(ledger().startCoolDown(MOMENT));
        Await.polling(
                contract().patience(),
                () -> reserve(UUID.randomUUID(), 2, NO_LIMIT).granted(),
                () -> "the end of a cool-down of " + MOMENT);
    }

    @Test
    void endsACoolDownAtOnce() {
        get(ledger().startCoolDown(HOUR));
        get(ledger().endCoolDown());
        assertTrue(reserve(first, 2, NO_LIMIT).granted());
    }

    @Test
    void keepsTheCoolDownThatEndsLater() {
        get(ledger().startCoolDown(HOUR));
        get(ledger().startCoolDown(MOMENT));
        assertLeft(Duration.ofMinutes(50), HOUR, reserve(first, 2, NO_LIMIT));
        get(ledger().startCoolDown(HOUR.multipliedBy(2)));
        assertLeft(Duration.ofMinutes(110), HOUR.multipliedBy(2), reserve(first, 2, NO_LIMIT));
    }

    @Test
    void startsNoCoolDownOfLengthZero() {
        get(ledger().startCoolDown(Duration.ZERO));
        assertTrue(reserve(first, 2, NO_LIMIT).granted());
        get(ledger().startCoolDown(HOUR));
        get(ledger().startCoolDown(Duration.ZERO));
        assertFalse(reserve(second, 2, NO_LIMIT).granted());
    }

    @Test
    void keepsAndSettlesOpenReservationsDuringACoolDown() {
        Reservation granted = reserve(first, 6, 6);
        get(ledger().startCoolDown(HOUR));
        assertEquals(granted, reserve(first, 6, 6));
        settle(first, 4);
        assertUsage(4, 0);
    }

    @Test
    void sharesACoolDownWithAnotherLedgerOverTheStore() {
        CreditLedger another = another();
        get(another.startCoolDown(HOUR));
        assertFalse(reserve(first, 2, NO_LIMIT).granted());
        get(another.endCoolDown());
        assertTrue(reserve(first, 2, NO_LIMIT).granted());
    }

    private static void assertLeft(Duration atLeast, Duration atMost, Reservation refused) {
        Duration left = refused.coolDown();
        assertTrue(left.compareTo(atLeast) >= 0 && left.compareTo(atMost) <= 0, () -> "left of the cool-down: " + left);
    }
}
