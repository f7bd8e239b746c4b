package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Draws pauses between attempts: exponential backoff with full jitter. */
final class Backoff {
    private final ResiliencePolicy policy;
    private final RandomGenerator random;

    /**
     * Creates the policy's backoff.
     *
     * @param policy bases and cap
     * @param random draws the jitter; must be safe for use by many threads
     */
    Backoff(ResiliencePolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    /**
     * Draws a pause evenly from 0 to {@code min(cap, base × 2^(attempt − 1))}, both included.
     *
     * @param attempt the attempt that failed, from 1
     * @param failure how it failed; a 429 without {@code Retry-After} has a base of its own
     * @return milliseconds
     */
    long pauseMillis(int attempt, Throwable failure) {
        boolean bare429 =
                failure instanceof TrendingHashtagsException.RateLimited limited && limited.retryAfter() == null;
        Duration base = bare429 ? policy.rateLimitedBackoffBase() : policy.backoffBase();
        // A base is at most a minute and attempts are at most 10 by policy, but a user's own retry may have more.
        long ceiling = Math.min(policy.backoffCap().toMillis(), base.toMillis() << Math.min(attempt - 1, 20));
        return random.nextLong(ceiling + 1);
    }
}
