package io.github.trendinghashtags;

import io.github.trendinghashtags.checks.Require;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How a client retries and paces itself. The defaults are made for a paid API: few attempts, long pauses, a pace far
 * below any likely limit. Attempts and pace have the names that Resilience4j gives them.
 *
 * <pre>{@code
 * ClientSettings.fromEnvironment().withResilience(ResiliencePolicy.defaults().withMaxAttempts(1))
 * }</pre>
 *
 * @param maxAttempts requests a call may make in all, from 1 to 10; each can cost 2 credits
 * @param backoffBase the longest pause before the second attempt, from 1 ms to 1 min; it doubles with each further
 *     attempt, and the pause is drawn evenly from 0 to it (full jitter)
 * @param backoffCap the longest pause that doubling can lead to, from 1 ms to 10 min
 * @param rateLimitedBackoffBase the base after a 429 that does not say how long to wait, from 1 ms to 1 min
 * @param retryAfterCap the longest {@code Retry-After} that a call waits for, from 0 to 1 h; above it the call fails at
 *     once
 * @param limitForPeriod attempts allowed in each {@code limitRefreshPeriod}, over all calls of a client, from 1 to
 *     1,000,000
 * @param limitRefreshPeriod the cycle after which the permits are fresh, from 1 ms to 1 h; short cycles pace more
 *     evenly, since a limiter can grant two cycles' permits at a cycle's edge
 * @param timeoutDuration the longest wait before an attempt, for a place among the concurrent requests and a permit
 *     together, from 0 to 1 h; if it would be longer, the call fails at once
 * @param retryTokens what all calls of a client may spend on retries together, from 0, which means without end, to
 *     1,000: a failed attempt that could be repeated takes one, and at half of them or fewer retries stop
 * @param tokensPerSuccess how much of a token a page returns, from 0 to 1
 */
public record ResiliencePolicy(
        int maxAttempts,
        Duration backoffBase,
        Duration backoffCap,
        Duration rateLimitedBackoffBase,
        Duration retryAfterCap,
        int limitForPeriod,
        Duration limitRefreshPeriod,
        Duration timeoutDuration,
        int retryTokens,
        double tokensPerSuccess) {

    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private static final ResiliencePolicy DEFAULTS = new ResiliencePolicy(
            3,
            Duration.ofSeconds(1),
            Duration.ofSeconds(8),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            1,
            Duration.ofMillis(200),
            Duration.ofSeconds(5),
            10,
            0.1);

    /**
     * Refuses values out of range.
     *
     * @param maxAttempts see {@link #maxAttempts()}
     * @param backoffBase see {@link #backoffBase()}
     * @param backoffCap see {@link #backoffCap()}
     * @param rateLimitedBackoffBase see {@link #rateLimitedBackoffBase()}
     * @param retryAfterCap see {@link #retryAfterCap()}
     * @param limitForPeriod see {@link #limitForPeriod()}
     * @param limitRefreshPeriod see {@link #limitRefreshPeriod()}
     * @param timeoutDuration see {@link #timeoutDuration()}
     * @param retryTokens see {@link #retryTokens()}
     * @param tokensPerSuccess see {@link #tokensPerSuccess()}
     */
    public ResiliencePolicy {
        Require.inRange("maxAttempts", maxAttempts, 1, 10);
        Require.inRange("backoffBase", backoffBase, MILLI, MINUTE);
        Require.inRange("backoffCap", backoffCap, MILLI, MINUTE.multipliedBy(10));
        Require.inRange("rateLimitedBackoffBase", rateLimitedBackoffBase, MILLI, MINUTE);
        Require.inRange("retryAfterCap", retryAfterCap, Duration.ZERO, HOUR);
        Require.inRange("limitForPeriod", limitForPeriod, 1, 1_000_000);
        Require.inRange("limitRefreshPeriod", limitRefreshPeriod, MILLI, HOUR);
        Require.inRange("timeoutDuration", timeoutDuration, Duration.ZERO, HOUR);
        Require.inRange("retryTokens", retryTokens, 0, 1_000);
        Require.inRange("tokensPerSuccess", tokensPerSuccess, 0.0, 1.0);
    }

    /**
     * Returns the defaults: 3 attempts; pauses from a base of 1 s (5 s after a bare 429) up to 8 s; {@code Retry-After}
     * up to 60 s; 1 attempt in 200 ms, waiting at most 5 s for its turn; 10 tokens for retries, and a tenth of one back
     * for each page.
     *
     * @return the policy
     */
    public static ResiliencePolicy defaults() {
        return DEFAULTS;
    }

    /**
     * Returns this policy with another number of attempts.
     *
     * @param maxAttempts from 1, which means no retry, to 10
     * @return the policy
     */
    public ResiliencePolicy withMaxAttempts(int maxAttempts) {
        return with(copy -> copy.maxAttempts = maxAttempts);
    }

    /**
     * Returns this policy with other pauses between attempts.
     *
     * @param base the longest pause before the second attempt, from 1 ms to 1 min
     * @param cap the longest pause that doubling can lead to, from 1 ms to 10 min
     * @return the policy
     */
    public ResiliencePolicy withBackoff(Duration base, Duration cap) {
        return with(copy -> {
            copy.backoffBase = base;
            copy.backoffCap = cap;
        });
    }

    /**
     * Returns this policy with another base after a 429 that does not say how long to wait.
     *
     * @param base from 1 ms to 1 min
     * @return the policy
     */
    public ResiliencePolicy withRateLimitedBackoff(Duration base) {
        return with(copy -> copy.rateLimitedBackoffBase = base);
    }

    /**
     * Returns this policy with another longest {@code Retry-After}.
     *
     * @param cap from 0 to 1 h; a call fails at once if the vendor asks for more
     * @return the policy
     */
    public ResiliencePolicy withRetryAfterCap(Duration cap) {
        return with(copy -> copy.retryAfterCap = cap);
    }

    /**
     * Returns this policy at another pace: both {@link #withLimitForPeriod} and {@link #withLimitRefreshPeriod}.
     *
     * @param limitForPeriod attempts in each period, from 1 to 1,000,000
     * @param limitRefreshPeriod the period, from 1 ms to 1 h
     * @return the policy
     */
    public ResiliencePolicy withRateLimit(int limitForPeriod, Duration limitRefreshPeriod) {
        return withLimitForPeriod(limitForPeriod).withLimitRefreshPeriod(limitRefreshPeriod);
    }

    /**
     * Returns this policy with another number of attempts in each period.
     *
     * @param limitForPeriod from 1 to 1,000,000
     * @return the policy
     */
    public ResiliencePolicy withLimitForPeriod(int limitForPeriod) {
        return with(copy -> copy.limitForPeriod = limitForPeriod);
    }

    /**
     * Returns this policy with another period, after which the permits are fresh.
     *
     * @param limitRefreshPeriod from 1 ms to 1 h
     * @return the policy
     */
    public ResiliencePolicy withLimitRefreshPeriod(Duration limitRefreshPeriod) {
        return with(copy -> copy.limitRefreshPeriod = limitRefreshPeriod);
    }

    /**
     * Returns this policy with another longest wait before an attempt.
     *
     * @param timeoutDuration from 0 to 1 h
     * @return the policy
     */
    public ResiliencePolicy withTimeoutDuration(Duration timeoutDuration) {
        return with(copy -> copy.timeoutDuration = timeoutDuration);
    }

    /**
     * Returns this policy with another budget for retries, which all calls of a client share.
     *
     * @param tokens from 1 to 1,000; at half of them or fewer retries stop
     * @param perSuccess how much of a token a page returns, from 0 to 1
     * @return the policy
     */
    public ResiliencePolicy withRetryBudget(int tokens, double perSuccess) {
        Require.inRange("retryTokens", tokens, 1, 1_000);
        return with(copy -> {
            copy.retryTokens = tokens;
            copy.tokensPerSuccess = perSuccess;
        });
    }

    /**
     * Returns this policy with no common budget: each call makes its attempts, whether or not others failed.
     *
     * @return the policy
     */
    public ResiliencePolicy withoutRetryBudget() {
        return with(copy -> {
            copy.retryTokens = 0;
            copy.tokensPerSuccess = 0;
        });
    }

    private ResiliencePolicy with(Consumer<Copy> change) {
        Copy copy = new Copy();
        change.accept(copy);
        return copy.build();
    }

    /** Components that are changed before they are checked. */
    private final class Copy {
        private int maxAttempts = maxAttempts();
        private Duration backoffBase = backoffBase();
        private Duration backoffCap = backoffCap();
        private Duration rateLimitedBackoffBase = rateLimitedBackoffBase();
        private Duration retryAfterCap = retryAfterCap();
        private int limitForPeriod = limitForPeriod();
        private Duration limitRefreshPeriod = limitRefreshPeriod();
        private Duration timeoutDuration = timeoutDuration();
        private int retryTokens = retryTokens();
        private double tokensPerSuccess = tokensPerSuccess();

        ResiliencePolicy build() {
            return new ResiliencePolicy(
                    maxAttempts,
                    backoffBase,
                    backoffCap,
                    rateLimitedBackoffBase,
                    retryAfterCap,
                    limitForPeriod,
                    limitRefreshPeriod,
                    timeoutDuration,
                    retryTokens,
                    tokensPerSuccess);
        }
    }
}
