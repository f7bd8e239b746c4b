package io.github.trendinghashtags.credits;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Monotonic time, and tasks that run after a while. */
interface TimeSource {
    TimeSource SYSTEM = new TimeSource() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public Future<?> schedule(Duration delay, Runnable task) {
            CompletableFuture<Void> timer =
                    new CompletableFuture<Void>().completeOnTimeout(null, delay.toNanos(), TimeUnit.NANOSECONDS);
            var unused = timer.thenRunAsync(task, BackgroundThreads.OR_AT_ONCE);
            return timer;
        }
    };

    /** As {@link System#nanoTime}. */
    long nanoTime();

    /** Runs a task after the delay, on a thread that it may block, unless the returned future is cancelled before. */
    Future<?> schedule(Duration delay, Runnable task);
}
