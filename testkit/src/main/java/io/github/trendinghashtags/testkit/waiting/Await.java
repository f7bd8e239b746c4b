package io.github.trendinghashtags.testkit.waiting;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, never without a limit. */
public final class Await {
    /** How long to wait for what should happen at once: far longer than a busy machine takes. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int POLL_MILLIS = 5;
    private static final int COLLECT_MILLIS = 50;

    private Await() {}

    /** Waits on a monitor for up to {@link #PATIENCE} until the condition holds. */
    public static void until(Object monitor, BooleanSupplier condition, Supplier<String> what) {
        until(monitor, PATIENCE, condition, what);
    }

    /**
     * Waits on a monitor until the condition holds. Whoever changes it must notify the monitor.
     *
     * @param monitor held while the condition and the description are evaluated
     * @param patience how long to wait for it
     * @param what describes the condition and what there is instead
     * @throws AssertionError if it does not hold in that time, or the thread is interrupted
     */
    public static void until(Object monitor, Duration patience, BooleanSupplier condition, Supplier<String> what) {
        until(monitor, patience, Long.MAX_VALUE, condition, what);
    }

    /** Waits for a condition that notifies no monitor, by evaluating it every few milliseconds. */
    public static void polling(Duration patience, BooleanSupplier condition, Supplier<String> what) {
        until(new Object(), patience, POLL_MILLIS, condition, what);
    }

    /** Waits for a condition that may need a garbage collection, and requests collections. */
    public static void collecting(Duration patience, BooleanSupplier condition, Supplier<String> what) {
        BooleanSupplier collected = () -> {
            if (condition.getAsBoolean()) {
                return true;
            }
            System.gc();
            return condition.getAsBoolean();
        };
        until(new Object(), patience, COLLECT_MILLIS, collected, what);
    }

    /** Waits for a condition that may never hold. Returns whether it did in time. */
    public static boolean holdsWithin(Duration patience, BooleanSupplier condition) {
        return holds(new Object(), patience, POLL_MILLIS, condition, () -> "what may never come");
    }

    private static void until(
            Object monitor, Duration patience, long pauseMillis, BooleanSupplier condition, Supplier<String> what) {
        synchronized (monitor) {
            if (!holds(monitor, patience, pauseMillis, condition, what)) {
                throw new AssertionError("waited " + patience.toMillis() + " ms for " + what.get());
            }
        }
    }

    private static boolean holds(
            Object monitor, Duration patience, long pauseMillis, BooleanSupplier condition, Supplier<String> what) {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (monitor) {
            while (!condition.getAsBoolean()) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return false;
                }
                try {
                    monitor.wait(Math.min(left, pauseMillis));
                } catch (InterruptedException interrupt) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError("interrupted while waiting for " + what.get(), interrupt);
                }
            }
        }
        return true;
    }
}
