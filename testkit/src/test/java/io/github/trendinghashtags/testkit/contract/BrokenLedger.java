package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.credits.CreditLedger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A correct ledger, in memory, for subclasses to break. It knows which ids it has seen. */
class BrokenLedger implements CreditLedger {
    final Set<UUID> granted = new HashSet<>();
    final Set<UUID> settled = new HashSet<>();
    private final CreditLedger correct = CreditLedger.inMemory();

    static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    static CompletionStage<Void> nothing() {
        return CompletableFuture.completedStage(null);
    }

    static Reservation with(Reservation reservation, boolean granted, Duration coolDown) {
        return new Reservation(
                reservation.id(), reservation.day(), reservation.credits(), granted, reservation.usage(), coolDown);
    }

    /** Reserves or settles as if for the first time. */
    static UUID unseen() {
        return UUID.randomUUID();
    }

    /** What becomes of a reservation, for one who breaks no more than that. */
    Reservation change(Reservation reservation) {
        return reservation;
    }

    @Override
    public CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
        return correct.reserve(id, day, credits, limit).thenApply(reservation -> {
            if (reservation.granted()) {
                granted.add(id);
            }
            return change(reservation);
        });
    }

    @Override
    public CompletionStage<Void> settle(UUID id, LocalDate day, long spent) {
        CompletionStage<Void> done = correct.settle(id, day, spent);
        settled.add(id);
        return done;
    }

    @Override
    public CompletionStage<Usage> usage(LocalDate day) {
        return correct.usage(day);
    }

    @Override
    public CompletionStage<Void> startCoolDown(Duration length) {
        return correct.startCoolDown(length);
    }

    @Override
    public CompletionStage<Void> endCoolDown() {
        return correct.endCoolDown();
    }
}
