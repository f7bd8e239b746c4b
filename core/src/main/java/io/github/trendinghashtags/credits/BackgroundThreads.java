package io.github.trendinghashtags.credits;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads that start on demand and end once idle, so that no task waits for another. */
final class BackgroundThreads {
    static final Executor EXECUTOR = create();

    /** The same, but runs a task at once if no thread can be started, since the task must not be lost. */
    static final Executor OR_AT_ONCE = task -> {
        try {
            EXECUTOR.execute(task);
        } catch (OutOfMemoryError noThread) {
            task.run();
        }
    };

    private BackgroundThreads() {}

    private static Executor create() {
        AtomicInteger threads = new AtomicInteger();
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "trending-hashtags-credits-" + threads.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
