package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one call has tried, and what that may have cost. Safe for use by many threads. */
final class Account {
    private final TimeSource time;
    private final long startedAt;
    private final List<TrendingHashtagsException> failures = new ArrayList<>(0);
    private int attempts;
    private int creditsAtMost;

    Account(TimeSource time) {
        this.time = time;
        this.startedAt = time.nanoTime();
    }

    /** An attempt begins, and from now on may be charged. */
    synchronized void attempt() {
        attempts++;
        creditsAtMost += Receipt.CREDITS_PER_REQUEST;
    }

    /** The attempt that began last reached nobody. */
    synchronized void reachedNobody() {
        creditsAtMost -= Receipt.CREDITS_PER_REQUEST;
    }

    /** The attempt that began last was not made at all. */
    synchronized void undo() {
        attempts--;
        reachedNobody();
    }

    /** Keeps a failure that another attempt is to follow. */
    synchronized void keep(TrendingHashtagsException failure) {
        failures.add(failure);
    }

    /** Takes back the last failure that was kept, or null. */
    synchronized @Nullable TrendingHashtagsException takeLast() {
        return failures.isEmpty() ? null : failures.remove(failures.size() - 1);
    }

    /** Puts the failures that were kept into the one that ends the call. */
    synchronized void suppressIn(TrendingHashtagsException last) {
        failures.forEach(last::addSuppressed);
    }

    synchronized Receipt receipt(@Nullable String requestId) {
        return new Receipt(requestId, attempts, creditsAtMost, elapsed(), time.now());
    }

    Duration elapsed() {
        return Duration.ofNanos(Math.max(0, time.nanoTime() - startedAt));
    }
}
