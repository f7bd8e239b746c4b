package io.github.trendinghashtags.keyapi;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs short tasks on as many threads as there are processors. If none of them finishes a task for a while although others
 * wait, as when users' code blocks them, it starts more, so that no task waits for ever.
 */
final class WorkerPool implements Executor {
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(50);

    private final int processors = Runtime.getRuntime().availableProcessors();
    private final ScheduledExecutorService timer;
    private final ThreadPoolExecutor threads;
    private final AtomicBoolean watched = new AtomicBoolean();

    /** Tasks finished at the check before. Used by one check at a time. */
    private long finishedBefore;

    /** Creates a pool that is checked on the timer while tasks wait. */
    WorkerPool(ScheduledExecutorService timer, ThreadFactory threads) {
        this.timer = timer;
        this.threads = KeyApiClientBuilder.threadPool(processors, threads);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
        watchIfTasksWait(-1);
    }

    /** Runs the tasks that it has taken, and takes no more. */
    void shutdown() {
        threads.shutdown();
    }

    private void watchIfTasksWait(long finished) {
        if (!threads.getQueue().isEmpty() && watched.compareAndSet(false, true)) {
            finishedBefore = finished;
            try {
                var unused = timer.schedule(this::check, CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException closed) {
                // Waiting tasks still run.
            }
        }
    }

    private void check() {
        long finished = threads.getCompletedTaskCount();
        if (threads.getQueue().isEmpty()) {
            threads.setCorePoolSize(processors);
        } else if (finished == finishedBefore) {
            threads.setCorePoolSize(2 * threads.getCorePoolSize());
        }
        watched.set(false);
        watchIfTasksWait(finished);
    }
}
