package io.github.trendinghashtags;

import io.github.trendinghashtags.checks.Require;
import java.io.Serializable;
import java.time.Duration;

/**
 * The most that one call of a port can take.
 *
 * @param maxAttempts requests that a call makes at most, from 1 to 10
 * @param callTimeout the time after which a call ends, everything included, from 1 ms to 1 h
 * @serial exclude
 */
public record CallLimits(int maxAttempts, Duration callTimeout) implements Serializable {

    /**
     * Refuses values out of range.
     *
     * @param maxAttempts see {@link #maxAttempts()}
     * @param callTimeout see {@link #callTimeout()}
     */
    public CallLimits {
        Require.inRange("maxAttempts", maxAttempts, 1, 10);
        Require.inRange("callTimeout", callTimeout, Duration.ofMillis(1), Duration.ofHours(1));
    }

    /**
     * Returns the limits of a client with these settings.
     *
     * @param settings the client's settings
     * @return the limits
     */
    public static CallLimits of(ClientSettings settings) {
        return new CallLimits(settings.resilience().maxAttempts(), settings.callTimeout());
    }

    /**
     * Returns what a call can cost at most: {@value Receipt#CREDITS_PER_REQUEST} credits for each attempt.
     *
     * @return credits, from 2 to 20
     */
    public int creditsAtMost() {
        return maxAttempts * Receipt.CREDITS_PER_REQUEST;
    }
}
