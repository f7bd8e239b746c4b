package io.github.trendinghashtags.adapter.micrometer;

import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads what is left of a budget without waiting for its ledger. Safe for use by many threads. */
final class RemainingCredits {
    private final BudgetedTrendingHashtags budgeted;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile double last = Double.NaN;

    RemainingCredits(BudgetedTrendingHashtags budgeted) {
        this.budgeted = budgeted;
        ask();
    }

    /** A budget without a limit says so at once, since it need not ask its ledger. */
    boolean areUnlimited() {
        return last == Long.MAX_VALUE;
    }

    /** Asks the ledger, and returns what it said last: NaN if nothing, or if it failed. */
    double read() {
        ask();
        return last;
    }

    private void ask() {
        if (asking.compareAndSet(false, true)) {
            var unused = budgeted.remaining().whenComplete((credits, failure) -> {
                last = failure == null ? credits : Double.NaN;
                asking.set(false);
            });
        }
    }
}
