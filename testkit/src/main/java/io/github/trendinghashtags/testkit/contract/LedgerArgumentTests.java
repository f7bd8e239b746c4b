package io.github.trendinghashtags.testkit.contract;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Checks that arguments out of range are refused and change nothing. */
abstract class LedgerArgumentTests extends LedgerTests {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void refusesFiguresOutOfRangeByName() {
        assertRefused(IllegalArgumentException.class, "credits", () -> ledger().reserve(first, DAY, -1, 6));
        assertRefused(IllegalArgumentException.class, "limit", () -> ledger().reserve(first, DAY, 6, -1));
        assertRefused(IllegalArgumentException.class, "spent", () -> ledger().settle(first, DAY, -1));
        assertRefused(IllegalArgumentException.class, "length", () -> ledger().startCoolDown(HOUR.negated()));
        assertRefused(IllegalArgumentException.class, "length", () -> ledger().startCoolDown(Duration.ofDays(366)));
        assertUsage(0, 0);
    }

    @Test
    @SuppressWarnings("NullAway") // null is what the test passes
    void refusesNullByName() {
        assertRefused(NullPointerException.class, "id", () -> ledger().reserve(null, DAY, 2, 6));
        assertRefused(NullPointerException.class, "day", () -> ledger().reserve(first, null, 2, 6));
        assertRefused(NullPointerException.class, "id", () -> ledger().settle(null, DAY, 2));
        assertRefused(NullPointerException.class, "day", () -> ledger().settle(first, null, 2));
        assertRefused(NullPointerException.class, "day", () -> ledger().usage(null));
        assertRefused(NullPointerException.class, "length", () -> ledger().startCoolDown(null));
    }
}
