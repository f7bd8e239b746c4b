package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent.Reason;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.credits.CreditLedger.Reservation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may still be spent: the limits, the two counts, and the time to keep still. Safe for use by many threads. */
final class Purse {
    /** The process has one count for all days. */
    private static final LocalDate ALL_DAYS = LocalDate.EPOCH;

    private final long price;
    private final CreditBudget budget;
    private final CreditLedger days;
    private final CreditLedger process = CreditLedger.inMemory();
    private final Clock clock;

    // Guarded by this.
    private Instant stillUntil = Instant.MIN;
    private int resets;

    Purse(long price, CreditBudget budget, CreditLedger days, Clock clock) {
        this.price = price;
        this.budget = Objects.requireNonNull(budget, "budget");
        this.days = Objects.requireNonNull(days, "ledger");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Sets aside what a call may cost at most, or throws why not. */
    Hold open() {
        Instant now = clock.instant();
        int era = checkStillness(now);
        if (budget.perCall() != null && price > budget.perCall()) {
            String message = "a call can cost " + price + " credits, its budget is " + budget.perCall();
            throw refusal(now, message, Reason.CALL_BUDGET, null);
        }
        Reservation ofProcess = process.reserve(ALL_DAYS, price, limit(budget.perProcess()));
        if (!ofProcess.granted()) {
            throw noRoom(now, "process", Reason.PROCESS_BUDGET, budget.perProcess(), ofProcess);
        }
        boolean taken = false;
        try {
            Hold hold = new Hold(ofProcess, reserveDay(now), era);
            taken = true;
            return hold;
        } finally {
            if (!taken) {
                process.settle(ofProcess, 0);
            }
        }
    }

    private Reservation reserveDay(Instant now) {
        Reservation ofDay;
        try {
            ofDay = days.reserve(LocalDate.ofInstant(now, ZoneOffset.UTC), price, limit(budget.perDay()));
            Objects.requireNonNull(ofDay, "the ledger returned null");
        } catch (RuntimeException failing) {
            throw refusal(now, "the credit ledger failed", Reason.STORE_FAILED, failing);
        }
        if (!ofDay.granted()) {
            throw noRoom(now, "day " + ofDay.day(), Reason.DAY_BUDGET, budget.perDay(), ofDay);
        }
        return ofDay;
    }

    private synchronized int checkStillness(Instant now) {
        if (now.isBefore(stillUntil)) {
            throw refusal(now, "the credits are spent, no call is made until " + stillUntil, Reason.COOL_DOWN, null);
        }
        return resets;
    }

    synchronized void reset() {
        resets++;
        stillUntil = Instant.MIN;
    }

    /** Keeps still from now on, unless there was a reset since the call began: it speaks of credits before that. */
    private synchronized void keepStill(int era) {
        if (era == resets) {
            stillUntil = clock.instant().plus(budget.coolDown());
        }
    }

    private static long limit(@Nullable Long limit) {
        return limit == null ? Long.MAX_VALUE : limit;
    }

    private NotSent noRoom(Instant now, String whose, Reason reason, @Nullable Long limit, Reservation refused) {
        String standing = "spent %d, reserved %d, budget %d, needed %d"
                .formatted(refused.spent(), refused.reserved(), limit(limit), refused.credits());
        return refusal(now, "no room in the credits of the " + whose + ": " + standing, reason, null);
    }

    private static NotSent refusal(Instant now, String message, Reason reason, @Nullable Throwable cause) {
        return new NotSent(message, new Receipt(null, 0, 0, Duration.ZERO, now), reason, cause);
    }

    /** Credits that are set aside for one call. */
    final class Hold {
        private final Reservation ofProcess;
        private final Reservation ofDay;
        private final int era;

        private Hold(Reservation ofProcess, Reservation ofDay, int era) {
            this.ofProcess = ofProcess;
            this.ofDay = ofDay;
            this.era = era;
        }

        /** Writes down what the call has cost. To be called once; throws nothing, since the call's outcome stands. */
        void settle(@Nullable TrendingHashtagsPage page, @Nullable Throwable failure) {
            long spent = price;
            if (page != null) {
                spent = page.receipt().creditsAtMost();
            } else if (failure instanceof TrendingHashtagsException known) {
                spent = known.receipt().creditsAtMost();
            }
            process.settle(ofProcess, spent);
            if (failure instanceof OutOfCredits) {
                keepStill(era);
            }
            try {
                days.settle(ofDay, spent);
            } catch (RuntimeException | Error down) {
                // The credits stay reserved.
            }
        }
    }
}
