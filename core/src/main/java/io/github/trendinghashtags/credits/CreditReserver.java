package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent.Reason;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.credits.CreditLedger.Reservation;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import io.github.trendinghashtags.credits.StoreCall.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reserves credits for calls: by the limits of a call and of the process, the ledger's day, and the cool-down. */
final class CreditReserver {
    private final long price;
    private final CreditBudget budget;
    private final LedgerCalls ledger;
    private final Clock clock;
    private final SharedCoolDown coolDown;
    private final Refusals refusals;
    private final CreditAccount process = new CreditAccount();

    CreditReserver(long price, CreditBudget budget, LedgerCalls ledger, Clock clock) {
        this.price = price;
        this.budget = budget;
        this.ledger = ledger;
        this.clock = clock;
        this.coolDown = new SharedCoolDown(ledger, budget.coolDown(), clock);
        this.refusals = new Refusals(clock, price);
    }

    /** Reserves what a call can cost at most. The ledger may still refuse it; throws {@link NotSent} if anything else does. */
    CallReservation reserve() {
        Instant start = clock.instant();
        LocalDate day = day(start);
        int generation = coolDown.generation();
        Duration left = coolDown.left();
        if (!left.isZero()) {
            throw refusals.coolDown(start, left);
        }
        if (price > limit(budget.perCall())) {
            throw refusals.callLimit(start, limit(budget.perCall()));
        }
        long limit = limit(budget.perProcess());
        if (!process.reserve(price, limit)) {
            throw refusals.noRoom(start, "process", Reason.PROCESS_BUDGET, limit, process.usage());
        }
        return new CallReservation(start, day, generation);
    }

    CompletableFuture<@Nullable Void> reset() {
        return future(coolDown.reset());
    }

    /** Asks for a credit that a limit of 0 refuses, so that nothing is reserved or remembered: the refusal has the figure. */
    CompletableFuture<Duration> coolDownLeft() {
        Duration own = coolDown.left();
        return own.isZero()
                ? future(ledger.reserve(UUID.randomUUID(), day(clock.instant()), 1, 0))
                        .thenApply(Reservation::coolDown)
                : CompletableFuture.completedFuture(own);
    }

    long spent() {
        return process.usage().spent();
    }

    CompletableFuture<Usage> usageToday() {
        return future(ledger.usage(day(clock.instant())));
    }

    CompletableFuture<Long> remaining() {
        if (budget.perDay() == null) {
            return CompletableFuture.completedFuture(remaining(Long.MAX_VALUE));
        }
        return usageToday().thenApply(usage -> remaining(CreditAccount.left(limit(budget.perDay()), usage)));
    }

    private long remaining(long leftOfDay) {
        Long limit = budget.perProcess();
        long leftOfProcess = limit == null ? Long.MAX_VALUE : CreditAccount.left(limit, process.usage());
        return Math.max(0, Math.min(leftOfDay, leftOfProcess));
    }

    private <T extends @Nullable Object> CompletableFuture<T> future(StoreCall<T> call) {
        Instant start = clock.instant();
        return call.toFuture(failure -> refusals.storeFailed(start, failure));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static long limit(@Nullable Long limit) {
        return limit == null ? Long.MAX_VALUE : limit;
    }

    /** What one call has reserved of the process, and has asked the ledger for. It is either used and settled, or released. */
    final class CallReservation {
        private final UUID id = UUID.randomUUID();
        private final Instant start;
        private final LocalDate day;
        private final int generation;
        private final StoreCall<Reservation> reply;
        private final AtomicBoolean usedOrReleased = new AtomicBoolean();

        private CallReservation(Instant start, LocalDate day, int generation) {
            this.start = start;
            this.day = day;
            this.generation = generation;
            this.reply = ledger.reserve(id, day, price, limit(budget.perDay()));
        }

        /** Reports a failure of the ledger that {@link #await} has returned. */
        void report(Outcome<Reservation> outcome) {
            reply.report(outcome);
        }

        /** Waits for the ledger. */
        Outcome<Reservation> await() {
            try {
                return reply.await();
            } catch (InterruptedException interrupt) {
                release();
                Thread.currentThread().interrupt();
                throw refusals.interrupted(start);
            }
        }

        /** Passes the ledger's outcome on: now, or later on another thread. */
        void whenDone(Consumer<Outcome<Reservation>> next) {
            reply.whenDone(next);
        }

        /** Returns true if the call is to be made, and settled; false if it was released before. Throws a refusal. */
        boolean use(Outcome<Reservation> outcome) {
            Reservation reservation = outcome.value();
            if (reservation == null) {
                // It may have been carried out all the same.
                release();
                throw refusals.storeFailed(start, outcome.failure());
            }
            if (!usedOrReleased.compareAndSet(false, true)) {
                return false;
            }
            if (!reservation.granted()) {
                process.settle(price, 0);
                throw refusal(reservation);
            }
            return true;
        }

        private NotSent refusal(Reservation refused) {
            return refused.coolDown().isZero()
                    ? refusals.noRoom(start, "day " + day, Reason.DAY_BUDGET, limit(budget.perDay()), refused.usage())
                    : refusals.coolDown(start, refused.coolDown());
        }

        /** Gives all back, unless it is used. */
        void release() {
            if (usedOrReleased.compareAndSet(false, true)) {
                settle(0);
            }
        }

        /** Records what the call has cost, after use. Throws nothing, since the call's outcome stands. */
        void settle(@Nullable TrendingHashtagsPage page, @Nullable Throwable failure) {
            long spent = price;
            if (page != null) {
                spent = page.receipt().creditsAtMost();
            } else if (failure instanceof TrendingHashtagsException known) {
                spent = known.receipt().creditsAtMost();
            }
            settle(spent);
            if (failure instanceof OutOfCredits) {
                coolDown.start(generation);
            }
        }

        private void settle(long spent) {
            process.settle(price, spent);
            ledger.settle(id, day, spent);
        }
    }
}
