package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.CallEvent.StoreFailed.Store;
import io.github.trendinghashtags.credits.CreditLedger.Reservation;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Calls a ledger with a timeout, and repeats a settlement that failed. */
final class LedgerCalls {
    /** Long enough in all for a store that restarts. */
    static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(25));

    /** While a store is down, more settlements than these of each kind fail for good: memory is bounded. */
    static final int MAX_REPEATING = 1_000;

    private final CreditLedger ledger;
    private final Duration timeout;
    private final CreditEvents events;
    private final Repeats settlements;

    /** Of their own, since a store that is down has many calls refused, each of which gives its reservation back. */
    private final Repeats releases;

    LedgerCalls(CreditLedger ledger, Duration timeout, CreditEvents events, TimeSource time) {
        this.ledger = ledger;
        this.timeout = timeout;
        this.events = events;
        this.settlements = new Repeats(time, PAUSES, MAX_REPEATING);
        this.releases = new Repeats(time, PAUSES, MAX_REPEATING);
    }

    StoreCall<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
        return start("reserve", () -> ledger.reserve(id, day, credits, limit), LedgerCalls::present);
    }

    StoreCall<Usage> usage(LocalDate day) {
        return start("usage", () -> ledger.usage(day), LedgerCalls::present);
    }

    StoreCall<Void> startCoolDown(Duration length) {
        return start("startCoolDown", () -> ledger.startCoolDown(length));
    }

    StoreCall<Void> endCoolDown() {
        return start("endCoolDown", ledger::endCoolDown);
    }

    /** Settles an id, if need be several times: what is settled already stays as it is. */
    void settle(UUID id, LocalDate day, long spent) {
        Repeats repeats = spent > 0 ? settlements : releases;
        repeats.start(() -> start("settle", () -> ledger.settle(id, day, spent)));
    }

    private <T extends @Nullable Object> StoreCall<T> start(
            String operation, Supplier<? extends CompletionStage<T>> started) {
        return start(operation, started, value -> value);
    }

    private <T extends @Nullable Object> StoreCall<T> start(
            String operation, Supplier<? extends CompletionStage<T>> started, UnaryOperator<T> check) {
        return StoreCall.start(timeout, events.failureOf(Store.CREDIT_LEDGER, operation), started, check);
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, StoreCall.NULL);
    }
}
