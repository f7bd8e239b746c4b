package io.github.trendinghashtags.keyapi;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What time it is, and how to wait for it: injected, so that no test waits for real. */
interface TimeSource {

    /**
     * The time of day, for receipts.
     *
     * @return now
     */
    Instant now();

    /**
     * A monotonic clock, for deadlines.
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
     * @throws java.util.concurrent.RejectedExecutionException where no task is taken any more
     */
    Future<?> schedule(Duration delay, Runnable task);

    /**
     * The system's clocks.
     *
     * @param scheduler runs the tasks, and is never closed from here; most tasks are timeouts that are cancelled, so it
     *     should {@linkplain java.util.concurrent.ScheduledThreadPoolExecutor#setRemoveOnCancelPolicy forget} those
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
