package io.github.trendinghashtags;

import io.github.trendinghashtags.checks.Require;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cost and duration of a call, on every page and on every exception.
 *
 * @param requestId the vendor's id of the last response, for its support desk, or null if no response carried one
 * @param attempts requests that were started, from 0
 * @param creditsAtMost the most that the vendor can have charged: {@value #CREDITS_PER_REQUEST} for every attempt that
 *     may have reached it
 * @param elapsed from the call's start to its page, or to the failure that ended it, waits included
 * @param completedAt when the page or the failure came, by the client's clock
 * @serial exclude
 */
public record Receipt(
        @Nullable String requestId, int attempts, int creditsAtMost, Duration elapsed, Instant completedAt)
        implements Serializable {

    /** Credits that the vendor takes for a request, whatever it returns (documented on the endpoint's public page). */
    public static final int CREDITS_PER_REQUEST = 2;

    /**
     * Refuses negative figures.
     *
     * @param requestId see {@link #requestId()}
     * @param attempts see {@link #attempts()}
     * @param creditsAtMost see {@link #creditsAtMost()}
     * @param elapsed see {@link #elapsed()}
     * @param completedAt see {@link #completedAt()}
     */
    public Receipt {
        Require.atLeast("attempts", attempts, 0);
        Require.atLeast("creditsAtMost", creditsAtMost, 0);
        if (Objects.requireNonNull(elapsed, "elapsed").isNegative()) {
            throw new IllegalArgumentException("elapsed must not be negative, was " + elapsed);
        }
        Objects.requireNonNull(completedAt, "completedAt");
    }
}
