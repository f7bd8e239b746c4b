package io.github.trendinghashtags.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.CreditLedger.Reservation;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Opens the ledger under test before each test, and closes it after. */
abstract class LedgerTests {
    static final LocalDate DAY = LocalDate.parse("2026-02-01");
    static final long NO_LIMIT = Long.MAX_VALUE;

    final UUID first = UUID.randomUUID();
    final UUID second = UUID.randomUUID();
    private final List<CreditLedger> opened = new ArrayList<>();

    /** The contract of the ledger under test. */
    abstract CreditLedgerContract contract();

    @BeforeEach
    final void openLedger() {
        opened.add(contract().open());
    }

    @AfterEach
    final void closeLedgers() throws Exception {
        for (CreditLedger ledger : opened) {
            if (ledger instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    final CreditLedger ledger() {
        return opened.get(0);
    }

    /** Another ledger over the same store, once a test. */
    final CreditLedger another() {
        opened.add(contract().openAnother(ledger()));
        return opened.get(1);
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

    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(Await.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            // An interrupt, too, fails the test.
            throw new AssertionError("the ledger failed or took longer than " + Await.PATIENCE, failed);
        }
    }
}
