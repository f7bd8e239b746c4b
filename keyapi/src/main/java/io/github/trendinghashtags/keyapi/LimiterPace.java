package io.github.trendinghashtags.keyapi;

import io.github.resilience4j.ratelimiter.RateLimiter;
import java.time.Duration;

/**
 * Takes permissions of a rate limiter, one for each attempt, whatever its listeners throw.
 *
 * @param limiter the client's or the user's
 */
record LimiterPace(RateLimiter limiter) {

    Duration timeoutDuration() {
        return limiter.getRateLimiterConfig().getTimeoutDuration();
    }

    /** Returns how long the limiter takes for that many attempts. */
    Duration cyclesFor(int attempts) {
        var config = limiter.getRateLimiterConfig();
        return config.getLimitRefreshPeriod().multipliedBy(attempts / config.getLimitForPeriod());
    }

    /**
     * Reserves one permission.
     *
     * @return nanoseconds to wait for it, or a negative number if there is none in time or the limiter fails
     */
    long reserve() {
        try {
            return reserveDespiteListeners(available());
        } catch (RuntimeException | Error failed) {
            return -1;
        }
    }

    /**
     * A listener that throws does so after the limiter has decided, and hides how: then the permissions left show it, and
     * the wait is taken to the end of the cycle.
     */
    private long reserveDespiteListeners(int before) {
        try {
            return limiter.reservePermission();
        } catch (Throwable listenerFailed) {
            if (available() >= before) {
                return -1;
            }
            int limit = limiter.getRateLimiterConfig().getLimitForPeriod();
            return before > 0 ? 0 : cyclesFor(limit - before).toNanos();
        }
    }

    private int available() {
        return limiter.getMetrics().getAvailablePermissions();
    }
}
