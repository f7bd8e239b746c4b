package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.CreditLedger.Reservation;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import java.time.LocalDate;
import java.util.UUID;

/** Uses the ledger under test. */
abstract class LedgerTests extends StoreTests<CreditLedger> {
    static final LocalDate DAY = LocalDate.parse("2026-02-01");
    static final long NO_LIMIT = Long.MAX_VALUE;

    /** The contract of the ledger under test. */
    abstract CreditLedgerContract contract();

    @Override
    final CreditLedger open() {
        return contract().open();
    }

    @Override
    final CreditLedger openAnother(CreditLedger opened) {
        return contract().openAnother(opened);
    }

    final CreditLedger ledger() {
        return store();
    }

    final Reservation reserve(UUID id, long credits, long limit) {
        return get(ledger().reserve(id, DAY, credits, limit));
    }

    final void settle(UUID id, long spent) {
        get(ledger().settle(id, DAY, spent));
    }

    final void spend(UUID id, long credits) {
        reserve(id, credits, NO_LIMIT);
        settle(id, credits);
    }

    final void assertUsage(long spent, long reserved) {
        assertEquals(new Usage(spent, reserved), get(ledger().usage(DAY)));
    }
}
