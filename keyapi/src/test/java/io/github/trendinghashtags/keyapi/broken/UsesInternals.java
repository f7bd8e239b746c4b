package io.github.trendinghashtags.keyapi.broken;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;

/** Breaks the rule that no library's internals are used. */
public final class UsesInternals {
    private UsesInternals() {}

    public static boolean isAtomic(RateLimiter limiter) {
        return limiter instanceof AtomicRateLimiter;
    }
}
