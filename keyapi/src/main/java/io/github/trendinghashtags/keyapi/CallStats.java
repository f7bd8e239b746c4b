package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.Receipt;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts one call's attempts, and what they may have cost. Safe for use by many threads. */
final class CallStats {
    private final TimeSource time;
    private final long startedAt;
    private int attempts;
    private int creditsAtMost;

    CallStats(TimeSource time) {
        this.time = time;
        this.startedAt = time.nanoTime();
    }

    /** Counts an attempt, which may be charged from now on. */
    synchronized void beginAttempt() {
        attempts++;
        creditsAtMost += Receipt.CREDITS_PER_REQUEST;
    }

    /** The last attempt never connected, so it cost nothing. */
    synchronized void notConnected() {
        creditsAtMost -= Receipt.CREDITS_PER_REQUEST;
    }

    /** The last attempt was not made at all. */
    synchronized void rollbackAttempt() {
        attempts--;
        notConnected();
    }

    synchronized int attempts() {
        return attempts;
    }

    synchronized Receipt receipt(@Nullable String requestId) {
        return new Receipt(requestId, attempts, creditsAtMost, elapsed(), time.now());
    }

    Duration elapsed() {
        return Duration.ofNanos(Math.max(0, time.nanoTime() - startedAt));
    }
}
