package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.credits.CreditLedger.Usage;

/** Counts what is spent and reserved; figures stop at the greatest {@code long}. Safe for use by many threads. */
final class CreditAccount {

    // Guarded by this.
    private long spent;
    private long reserved;

    /** Reserves the credits if they fit below the limit. */
    synchronized boolean reserve(long credits, long limit) {
        boolean fits = credits <= left(limit, usage());
        if (fits) {
            reserved += credits;
        }
        return fits;
    }

    /** Replaces reserved credits by what was spent. */
    synchronized void settle(long credits, long spentOfThem) {
        reserved -= credits;
        spent = sum(spent, spentOfThem);
    }

    synchronized Usage usage() {
        return new Usage(spent, reserved);
    }

    /** What the limit leaves beyond a usage, or a negative number if it is broken. */
    static long left(long limit, Usage usage) {
        return limit - sum(usage.spent(), usage.reserved());
    }

    private static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
