package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent.Reason;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Creates the exceptions of calls that are not made, whose receipts cost nothing. Each takes the call's start. */
record Refusals(Clock clock, long price) {

    NotSent callLimit(Instant start, long limit) {
        String message = "a call can cost " + price + " credits, its budget is " + limit;
        return notSent(start, message, Reason.CALL_BUDGET, null);
    }

    NotSent noRoom(Instant start, String whose, Reason reason, long limit, Usage usage) {
        String figures =
                "spent %d, reserved %d, budget %d, needed %d".formatted(usage.spent(), usage.reserved(), limit, price);
        return notSent(start, "no room in the credits of the " + whose + ": " + figures, reason, null);
    }

    NotSent coolDown(Instant start, Duration left) {
        Instant end = clock.instant().plus(left);
        return notSent(start, "the credits are spent, no call is made until " + end, Reason.COOL_DOWN, null);
    }

    NotSent storeFailed(Instant start, @Nullable Throwable failure) {
        return notSent(start, "the credit ledger failed", Reason.STORE_FAILED, failure);
    }

    Interrupted interrupted(Instant start) {
        return new Interrupted("the calling thread was interrupted", Calls.receipt(clock, start, 0));
    }

    private NotSent notSent(Instant start, String message, Reason reason, @Nullable Throwable cause) {
        return new NotSent(message, Calls.receipt(clock, start, 0), reason, cause);
    }
}
