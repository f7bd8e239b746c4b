package io.github.trendinghashtags.keyapi;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Returns the time and runs tasks later; injected, so that no test waits for real. */
interface TimeSource {

    /**
     * Returns the time of day, for receipts.
     *
     * @return now
     */
    Instant now();

    /**
     * Reads a monotonic clock, for deadlines.
     *
     * @return nanoseconds since some fixed moment
     */
    long nanoTime();

    /**
     * Runs a short task later.
     *
     * @param delay how much later, from 0
     * @param task must not block
     * @return cancels the task
     * @throws java.util.concurrent.RejectedExecutionException if no more tasks are taken
     */
    Future<?> schedule(Duration delay, Runnable task);

    /**
     * Uses the system's clocks.
     *
     * @param scheduler runs the tasks, and is never closed from here; most tasks are timeouts that are cancelled, so it
     *     should {@linkplain java.util.concurrent.ScheduledThreadPoolExecutor#setRemoveOnCancelPolicy remove} those
     * @return the time source
     */
    static TimeSource system(ScheduledExecutorService scheduler) {
        return new TimeSource() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public Future<?> schedule(Duration delay, Runnable task) {
                return scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            }
        };
    }
}
