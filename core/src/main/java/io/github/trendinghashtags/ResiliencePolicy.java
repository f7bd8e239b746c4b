package io.github.trendinghashtags;

import io.github.trendinghashtags.checks.Require;
import java.time.Duration;

/**
 * How a client retries and paces itself. The defaults are made for a paid API: few attempts, long pauses, a pace far
 * below any likely limit.
 *
 * <pre>{@code
 * ClientSettings.fromEnvironment().withResilience(ResiliencePolicy.defaults().withAttempts(1))
 * }</pre>
 *
 * @param attempts requests a call may make in all, from 1 to 10; each can cost 2 credits
 * @param backoffBase the longest pause before the second attempt, from 1 ms to 1 min; it doubles with each further
 *     attempt, and the pause is drawn evenly from 0 to it (full jitter)
 * @param backoffCap the longest pause that doubling can lead to, from 1 ms to 10 min
 * @param rateLimitedBackoffBase the base after a 429 that does not say how long to wait, from 1 ms to 1 min
 * @param retryAfterCap the longest {@code Retry-After} that a call waits for, from 0 to 1 h; above it the call fails at
 *     once
 * @param permits attempts allowed in each {@code permitPeriod}, over all calls of a client, from 1 to 1,000,000
 * @param permitPeriod the cycle after which the permits are fresh, from 1 ms to 1 h; short cycles pace more evenly,
 *     since a limiter can grant two cycles' permits at a cycle's edge
 * @param longestWait how long an attempt waits for a permit, from 0 to 1 h; where it would be longer, the call fails at
 *     once
 * @param retryTokens what all calls of a client may spend on retries together, from 0, which means without end, to 1,000:
 *     a failed attempt that could be repeated takes one, and with half of them or fewer left nothing is repeated
 * @param tokensPerSuccess how much of a token a page gives back, from 0 to 1
 */
public record ResiliencePolicy(
        int attempts,
        Duration backoffBase,
        Duration backoffCap,
        Duration rateLimitedBackoffBase,
        Duration retryAfterCap,
        int permits,
        Duration permitPeriod,
        Duration longestWait,
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
     * @param attempts see {@link #attempts()}
     * @param backoffBase see {@link #backoffBase()}
     * @param backoffCap see {@link #backoffCap()}
     * @param rateLimitedBackoffBase see {@link #rateLimitedBackoffBase()}
     * @param retryAfterCap see {@link #retryAfterCap()}
     * @param permits see {@link #permits()}
     * @param permitPeriod see {@link #permitPeriod()}
     * @param longestWait see {@link #longestWait()}
     * @param retryTokens see {@link #retryTokens()}
     * @param tokensPerSuccess see {@link #tokensPerSuccess()}
     */
    public ResiliencePolicy {
        Require.inRange("attempts", attempts, 1, 10);
        Require.inRange("backoff base", backoffBase, MILLI, MINUTE);
        Require.inRange("backoff cap", backoffCap, MILLI, MINUTE.multipliedBy(10));
        Require.inRange("rate-limited backoff base", rateLimitedBackoffBase, MILLI, MINUTE);
        Require.inRange("Retry-After cap", retryAfterCap, Duration.ZERO, HOUR);
        Require.inRange("permits", permits, 1, 1_000_000);
        Require.inRange("permit period", permitPeriod, MILLI, HOUR);
        Require.inRange("longest wait", longestWait, Duration.ZERO, HOUR);
        Require.inRange("retry tokens", retryTokens, 0, 1_000);
        Require.inRange("tokens per success", tokensPerSuccess, 0.0, 1.0);
    }

    /**
     * 3 attempts; pauses from a base of 1 s (5 s after a bare 429) up to 8 s; {@code Retry-After} up to 60 s; 1 attempt
     * in 200 ms, waiting at most 5 s for its turn; 10 tokens for retries, and a tenth of one back for each page.
     *
     * @return the policy
     */
    public static ResiliencePolicy defaults() {
        return DEFAULTS;
    }

    /**
     * This policy with another number of attempts.
     *
     * @param attempts from 1, which means no retry, to 10
     * @return the policy
     */
    public ResiliencePolicy withAttempts(int attempts) {
        return new ResiliencePolicy(
                attempts,
                backoffBase,
                backoffCap,
                rateLimitedBackoffBase,
                retryAfterCap,
                permits,
                permitPeriod,
                longestWait,
                retryTokens,
                tokensPerSuccess);
    }

    /**
     * This policy with other pauses between attempts.
     *
     * @param base the longest pause before the second attempt, from 1 ms to 1 min
     * @param cap the longest pause that doubling can lead to, from 1 ms to 10 min
     * @return the policy
     */
    public ResiliencePolicy withBackoff(Duration base, Duration cap) {
        return new ResiliencePolicy(
                attempts,
                base,
                cap,
                rateLimitedBackoffBase,
                retryAfterCap,
                permits,
                permitPeriod,
                longestWait,
                retryTokens,
                tokensPerSuccess);
    }

    /**
     * This policy with another base after a 429 that does not say how long to wait.
     *
     * @param base from 1 ms to 1 min
     * @return the policy
     */
    public ResiliencePolicy withRateLimitedBackoff(Duration base) {
        return new ResiliencePolicy(
                attempts,
                backoffBase,
                backoffCap,
                base,
                retryAfterCap,
                permits,
                permitPeriod,
                longestWait,
                retryTokens,
                tokensPerSuccess);
    }

    /**
     * This policy with another longest {@code Retry-After}.
     *
     * @param cap from 0 to 1 h; a call fails at once where the vendor asks for more
     * @return the policy
     */
    public ResiliencePolicy withRetryAfterCap(Duration cap) {
        return new ResiliencePolicy(
                attempts,
                backoffBase,
                backoffCap,
                rateLimitedBackoffBase,
                cap,
                permits,
                permitPeriod,
                longestWait,
                retryTokens,
                tokensPerSuccess);
    }

    /**
     * This policy at another pace.
     *
     * @param permits attempts in each period, from 1 to 1,000,000
     * @param period the cycle, from 1 ms to 1 h
     * @return the policy
     */
    public ResiliencePolicy withPermits(int permits, Duration period) {
        return new ResiliencePolicy(
                attempts,
                backoffBase,
                backoffCap,
                rateLimitedBackoffBase,
                retryAfterCap,
                permits,
                period,
                longestWait,
                retryTokens,
                tokensPerSuccess);
    }

    /**
     * This policy with another longest wait for a permit.
     *
     * @param longestWait from 0 to 1 h
     * @return the policy
     */
    public ResiliencePolicy withLongestWait(Duration longestWait) {
        return new ResiliencePolicy(
                attempts,
                backoffBase,
                backoffCap,
                rateLimitedBackoffBase,
                retryAfterCap,
                permits,
                permitPeriod,
                longestWait,
                retryTokens,
                tokensPerSuccess);
    }

    /**
     * This policy with another budget for retries, which all calls of a client share.
     *
     * @param tokens from 1 to 1,000; retries stop where half of them or fewer are left
     * @param perSuccess how much of a token a page gives back, from 0 to 1
     * @return the policy
     */
    public ResiliencePolicy withRetryBudget(int tokens, double perSuccess) {
        Require.inRange("retry tokens", tokens, 1, 1_000);
        return new ResiliencePolicy(
                attempts,
                backoffBase,
                backoffCap,
                rateLimitedBackoffBase,
                retryAfterCap,
                permits,
                permitPeriod,
                longestWait,
                tokens,
                perSuccess);
    }

    /**
     * This policy with no common budget: each call makes its attempts, whatever became of the others.
     *
     * @return the policy
     */
    public ResiliencePolicy withoutRetryBudget() {
        return new ResiliencePolicy(
                attempts,
                backoffBase,
                backoffCap,
                rateLimitedBackoffBase,
                retryAfterCap,
                permits,
                permitPeriod,
                longestWait,
                0,
                0);
    }
}
