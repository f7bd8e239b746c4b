package io.github.trendinghashtags.adapter.jdkhttp;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An HTTP client with the exchanges under way over it. One of our own is ended once it is let go and they are over. */
final class Connections {
    private static final int ENDED = Integer.MIN_VALUE / 2;

    /** Null before Java 21, which has no way to end a client: it ends when it is collected. */
    private static final @Nullable Method SHUTDOWN_NOW = shutdownNow();

    final HttpClient client;
    private final @Nullable SelectorTasks tasks;
    private final AtomicInteger exchanges = new AtomicInteger();
    private volatile boolean letGo;

    /** At most so many connections may be idle, since no more responses were complete. */
    private final AtomicInteger idle = new AtomicInteger();

    private Connections(HttpClient client, @Nullable SelectorTasks tasks) {
        this.client = client;
        this.tasks = tasks;
    }

    /** Connections of a user's client, which is never ended. */
    static Connections of(HttpClient client) {
        return new Connections(client, null);
    }

    /** Connections of a client of our own, whose own tasks are a few instructions each: its selector thread runs them. */
    static Connections of(HttpClient.Builder client) {
        SelectorTasks tasks = new SelectorTasks();
        return new Connections(client.executor(tasks).build(), tasks);
    }

    /** Whether the client is our own, and can be replaced. */
    boolean areOurs() {
        return tasks != null;
    }

    /** Counts an exchange in. Returns false if the client has been ended. */
    boolean begin() {
        return exchanges.getAndUpdate(count -> count < 0 ? count : count + 1) >= 0;
    }

    void end() {
        exchanges.decrementAndGet();
        shutDownIfIdle();
    }

    /** Gives a connection back that has brought a whole response. */
    void release() {
        idle.incrementAndGet();
    }

    /** Returns whether the next exchange may go over a connection that was used before. */
    boolean mayReuse() {
        return idle.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    /** Ends the client when the last exchange is over. No other may begin. */
    void letGo() {
        letGo = true;
        shutDownIfIdle();
    }

    private void shutDownIfIdle() {
        if (letGo && exchanges.compareAndSet(0, ENDED)) {
            shutDown();
        }
    }

    /** Ends our own client now, if that is possible. */
    void shutDown() {
        if (tasks == null || SHUTDOWN_NOW == null) {
            return;
        }
        try {
            SHUTDOWN_NOW.invoke(client);
        } catch (IllegalAccessException | InvocationTargetException unforeseen) {
            throw new IllegalStateException("the HTTP client can't be shut down", unforeseen);
        }
    }

    private static @Nullable Method shutdownNow() {
        try {
            return HttpClient.class.getMethod("shutdownNow");
        } catch (NoSuchMethodException beforeJava21) {
            return null;
        }
    }

    /** The number of the task that the selector thread is running, or 0 if it runs none or is a user's. */
    long runningTask() {
        return tasks == null ? 0 : tasks.running();
    }

    /**
     * Runs the tasks that the client's selector thread submits on that thread, and counts them: a task that does not end, as
     * after a chunk size beyond 2³¹, stops all exchanges of the client.
     */
    private static final class SelectorTasks implements Executor {
        private final AtomicLong begun = new AtomicLong();
        private final AtomicLong ended = new AtomicLong();

        @Override
        public void execute(Runnable task) {
            begun.lazySet(begun.getPlain() + 1);
            try {
                task.run();
            } finally {
                ended.lazySet(ended.getPlain() + 1);
            }
        }

        long running() {
            long last = begun.get();
            return ended.get() == last ? 0 : last;
        }
    }
}
