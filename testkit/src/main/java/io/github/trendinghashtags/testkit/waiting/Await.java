package io.github.trendinghashtags.testkit.waiting;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits on a monitor, whose owners notify it of every change, and never for ever. */
public final class Await {
    /** How long to wait for what ought to come at once: far longer than a busy machine takes. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int POLL_MILLIS = 5;
    private static final int COLLECT_MILLIS = 50;

    private Await() {}

    /** Waits as the other one does, for as long as {@link #PATIENCE} says. */
    public static void until(Object monitor, BooleanSupplier condition, Supplier<String> what) {
        until(monitor, PATIENCE, condition, what);
    }

    /**
     * Waits until the condition holds.
     *
     * @param monitor is held while the condition and the description are asked
     * @param patience how long to wait for it
     * @param what describes the condition and what there is instead
     * @throws AssertionError where it does not hold in that time, or the thread is interrupted
     */
    public static void until(Object monitor, Duration patience, BooleanSupplier condition, Supplier<String> what) {
        until(monitor, patience, Long.MAX_VALUE, condition, what);
    }

    /** Waits for what nobody tells of, and so asks again every few milliseconds. */
    public static void polling(Duration patience, BooleanSupplier condition, Supplier<String> what) {
        until(new Object(), patience, POLL_MILLIS, condition, what);
    }

    /** Waits for what can come of a collection of garbage, which is not left to chance. */
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

    /** Waits so long for what may never come. Returns whether it has. */
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
