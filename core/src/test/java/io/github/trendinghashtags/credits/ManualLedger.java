package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.credits.CreditLedger.Reservation;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A ledger that carries out each operation at once, or as a test says. */
final class ManualLedger implements CreditLedger {
    /** For method sources. */
    static final String FAILURES = "io.github.trendinghashtags.credits.ManualLedger#failures";

    Course<Reservation> reserving = Supplier::get;
    Course<Void> settling = Supplier::get;
    Course<Usage> looking = Supplier::get;
    Course<Void> startingCoolDown = Supplier::get;
    Course<Void> endingCoolDown = Supplier::get;
    private final CreditLedger store;

    /** How an operation goes: it may be carried out or not, and the stage can be anything. */
    interface Course<T> {
        CompletionStage<T> run(Supplier<CompletionStage<T>> operation);
    }

    ManualLedger(CreditLedger store) {
        this.store = store;
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("down"),
                new IOException("down"),
                new AssertionError("down"),
                new OutOfMemoryError("down"),
                new CancellationException("down"));
    }

    static <T> Course<T> throwing(Throwable failure) {
        return operation -> {
            throw sneaky(failure);
        };
    }

    static <T> Course<T> failing(Throwable failure) {
        return operation -> CompletableFuture.failedFuture(failure);
    }

    /** Throws whatever it is, unchecked by the compiler, as other languages do. */
    static RuntimeException sneaky(Throwable thrown) {
        throw ManualLedger.<RuntimeException>unchecked(thrown);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** Waits for a future, and returns what failed it. */
    static Throwable failure(CompletableFuture<?> future) {
        return future.handle((value, thrown) -> thrown instanceof CompletionException ? thrown.getCause() : thrown)
                .join();
    }

    @Override
    public CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
        return reserving.run(() -> store.reserve(id, day, credits, limit));
    }

    @Override
    public CompletionStage<Void> settle(UUID id, LocalDate day, long spent) {
        return settling.run(() -> store.settle(id, day, spent));
    }

    @Override
    public CompletionStage<Usage> usage(LocalDate day) {
        return looking.run(() -> store.usage(day));
    }

    @Override
    public CompletionStage<Void> startCoolDown(Duration length) {
        return startingCoolDown.run(() -> store.startCoolDown(length));
    }

    @Override
    public CompletionStage<Void> endCoolDown() {
        return endingCoolDown.run(store::endCoolDown);
    }
}
