package io.github.trendinghashtags.adapter.micrometer;

import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads what is left of a budget without waiting for its ledger, and does not keep it alive. Safe for use by many threads. */
final class RemainingCredits {
    private final WeakReference<BudgetedTrendingHashtags> budgeted;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile double last = Double.NaN;

    RemainingCredits(BudgetedTrendingHashtags budgeted) {
        this.budgeted = new WeakReference<>(budgeted);
        ask();
    }

    /** A budget without a limit says so at once, since it need not ask its ledger. */
    boolean areUnlimited() {
        return last == Long.MAX_VALUE;
    }

    /**
     * Asks the ledger, and returns what it said last: NaN if nothing, if it failed, if there is no limit, or if the budget is no
     * longer in use.
     */
    double read() {
        ask();
        return areUnlimited() ? Double.NaN : last;
    }

    private void ask() {
        BudgetedTrendingHashtags used = budgeted.get();
        if (used == null) {
            last = Double.NaN;
        } else if (asking.compareAndSet(false, true)) {
            var unused = used.remaining().whenComplete((credits, failure) -> {
                last = failure == null ? credits : Double.NaN;
                asking.set(false);
            });
        }
    }
}
