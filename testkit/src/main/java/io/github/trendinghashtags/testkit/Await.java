package io.github.trendinghashtags.testkit;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits on a monitor, whose owners notify it of every change, and never for ever. */
final class Await {
    private static final long LONGEST_SECONDS = 10;

    private Await() {}

    /**
     * Waits until the condition holds.
     *
     * @param monitor is held while the condition and the description are asked
     * @param what describes the condition and what there is instead
     * @throws AssertionError where it does not hold within 10 s, or the thread is interrupted
     */
    static void until(Object monitor, BooleanSupplier condition, Supplier<String> what) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        synchronized (monitor) {
            while (!condition.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("waited " + LONGEST_SECONDS + " s for " + what.get());
                }
                try {
                    monitor.wait(left);
                } catch (InterruptedException interrupt) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError("interrupted while waiting for " + what.get(), interrupt);
                }
            }
        }
    }
}
