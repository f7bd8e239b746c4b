package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.credits.CreditLedger.Reservation;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Calls a ledger with a timeout, and repeats a settlement that failed. */
final class LedgerCalls {
    /** Long enough in all for a store that restarts. */
    static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(25));

    /** While a store is down, more settlements than these fail for good: memory is bounded. */
    static final int MAX_REPEATING = 1_000;

    private final CreditLedger ledger;
    private final Duration timeout;
    private final TimeSource time;
    private final Semaphore repeating = new Semaphore(MAX_REPEATING);

    LedgerCalls(CreditLedger ledger, Duration timeout) {
        this(ledger, timeout, TimeSource.SYSTEM);
    }

    LedgerCalls(CreditLedger ledger, Duration timeout, TimeSource time) {
        this.ledger = ledger;
        this.timeout = timeout;
        this.time = time;
    }

    StoreCall<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
        return StoreCall.start(timeout, () -> ledger.reserve(id, day, credits, limit), LedgerCalls::present);
    }

    StoreCall<Usage> usage(LocalDate day) {
        return StoreCall.start(timeout, () -> ledger.usage(day), LedgerCalls::present);
    }

    StoreCall<Void> startCoolDown(Duration length) {
        return StoreCall.start(timeout, () -> ledger.startCoolDown(length));
    }

    StoreCall<Void> endCoolDown() {
        return StoreCall.start(timeout, ledger::endCoolDown);
    }

    /** Settles an id, if need be several times: what is settled already stays as it is. */
    void settle(UUID id, LocalDate day, long spent) {
        attempt(id, day, spent, 0);
    }

    private void attempt(UUID id, LocalDate day, long spent, int repeats) {
        StoreCall.start(timeout, () -> ledger.settle(id, day, spent)).whenDone(outcome -> {
            if (outcome.failure() != null && repeats < PAUSES.size() && repeating.tryAcquire()) {
                time.schedule(PAUSES.get(repeats), () -> {
                    repeating.release();
                    attempt(id, day, spent, repeats + 1);
                });
            }
        });
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, StoreCall.NULL);
    }
}
