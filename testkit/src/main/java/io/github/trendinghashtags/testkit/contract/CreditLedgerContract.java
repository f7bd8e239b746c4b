package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.time.Duration;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link CreditLedger} must do. Extend it to test a ledger of your own:
 *
 * <pre>{@code
 * class MyLedgerContractTest extends CreditLedgerContract {
 *     @Override
 *     protected CreditLedger open() {
 *         return new MyLedger(store.emptied());
 *     }
 *
 *     @Override
 *     protected CreditLedger openAnother(CreditLedger first) {
 *         return new MyLedger(store);
 *     }
 * }
 * }</pre>
 *
 * <p>Each operation may take 10 s. One test waits for a cool-down of 50 ms to end; no test needs a clock.
 */
public abstract class CreditLedgerContract {

    /** Creates the suite. */
    protected CreditLedgerContract() {}

    /**
     * Opens the ledger under test. It and the other are closed after the test if they are {@link AutoCloseable}.
     *
     * @return a ledger over a store in which nothing is recorded and no cool-down runs
     */
    protected abstract CreditLedger open();

    /**
     * Opens a second ledger over the same store, as another process does, at most once a test.
     *
     * @param first what {@link #open} returned
     * @return the second ledger, or the first, as by default, if a store is one object's memory
     */
    protected CreditLedger openAnother(CreditLedger first) {
        return first;
    }

    /** Returns how long to wait for a short cool-down to end. */
    Duration patience() {
        return Await.PATIENCE;
    }

    @Nested
    final class Reservations extends LedgerReservationTests {
        @Override
        CreditLedgerContract contract() {
            return CreditLedgerContract.this;
        }
    }

    @Nested
    final class Replays extends LedgerReplayTests {
        @Override
        CreditLedgerContract contract() {
            return CreditLedgerContract.this;
        }
    }

    @Nested
    final class CoolDowns extends LedgerCoolDownTests {
        @Override
        CreditLedgerContract contract() {
            return CreditLedgerContract.this;
        }
    }

    @Nested
    final class Arguments extends LedgerArgumentTests {
        @Override
        CreditLedgerContract contract() {
            return CreditLedgerContract.this;
        }
    }
}
