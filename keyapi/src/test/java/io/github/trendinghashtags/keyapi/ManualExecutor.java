package io.github.trendinghashtags.keyapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Keeps tasks until a test runs them. */
final class ManualExecutor implements Executor {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    boolean rejecting;
    RuntimeException failure;

    @Override
    public synchronized void execute(Runnable task) {
        if (failure != null) {
            throw failure;
        }
        if (rejecting) {
            throw new RejectedExecutionException("the executor is shut down");
        }
        tasks.add(task);
    }

    /** Runs all tasks, and those that they add. */
    void runAll() {
        while (runNext()) {
            // on
        }
    }

    /** Runs one task; false where there is none. */
    boolean runNext() {
        Runnable next;
        synchronized (this) {
            next = tasks.poll();
        }
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    synchronized int pending() {
        return tasks.size();
    }
}
