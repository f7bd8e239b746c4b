package io.github.trendinghashtags.adapter.jdkhttp;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts the exchanges over an HTTP client. One of our own is shut down once it is replaced and they are done. */
final class Connections {
    private static final int SHUT_DOWN = Integer.MIN_VALUE / 2;

    /** Null before Java 21. */
    private static final @Nullable Method SHUTDOWN_NOW = shutdownNow();

    final HttpClient client;
    private final @Nullable SelectorTasks tasks;
    private final AtomicInteger exchanges = new AtomicInteger();
    private volatile boolean retired;

    /** The most connections that can be idle, since no more responses were complete. */
    private final AtomicInteger idle = new AtomicInteger();

    private Connections(HttpClient client, @Nullable SelectorTasks tasks) {
        this.client = client;
        this.tasks = tasks;
    }

    /** Wraps a user's client, which is never shut down. */
    static Connections of(HttpClient client) {
        return new Connections(client, null);
    }

    /** Builds a client of our own. Its selector thread runs its tasks, which are a few instructions each. */
    static Connections of(HttpClient.Builder client) {
        SelectorTasks tasks = new SelectorTasks();
        return new Connections(client.executor(tasks).build(), tasks);
    }

    /** Counts an exchange in. Returns false if the client was shut down. */
    boolean begin() {
        return exchanges.getAndUpdate(count -> count < 0 ? count : count + 1) >= 0;
    }

    void end() {
        exchanges.decrementAndGet();
        shutDownIfIdle();
    }

    /** Counts a connection that has brought a whole response, and so can be reused. */
    void release() {
        idle.incrementAndGet();
    }

    /** Returns whether the next exchange may go over a connection that was used before. */
    boolean mayReuse() {
        return idle.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    /** Shuts the client down when the last exchange is done. No other may begin after that. */
    void retire() {
        retired = true;
        shutDownIfIdle();
    }

    private void shutDownIfIdle() {
        if (retired && exchanges.compareAndSet(0, SHUT_DOWN)) {
            shutDown();
        }
    }

    /** Shuts our own client down now. */
    void shutDown() {
        if (tasks == null) {
            return;
        }
        if (SHUTDOWN_NOW == null) {
            tasks.interruptSelector();
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

    /** Whether the client is our own, and its selector thread has been in one task for long, so that no exchange can end. */
    boolean areStuck() {
        return tasks != null && tasks.areStuck();
    }

    /**
     * Runs each task on the thread that submits it, which is mostly the client's selector thread. One that does not end there,
     * as after a chunk size beyond 2³¹, stops all exchanges of the client.
     */
    private static final class SelectorTasks implements Executor {
        private static final long STUCK = TimeUnit.MILLISECONDS.toNanos(100);

        /** When the innermost running task of the selector thread began, or 0 if none runs. */
        private final AtomicLong begun = new AtomicLong();

        /** Null until it has run a task. */
        private volatile @Nullable Thread selector;

        @Override
        public void execute(Runnable task) {
            if (selector == null && Thread.currentThread().getName().endsWith("-SelectorManager")) {
                selector = Thread.currentThread();
            }
            if (selector != Thread.currentThread()) {
                task.run(); // A sender's, which holds up no other exchange.
                return;
            }
            long outer = begun.getPlain();
            begun.lazySet(System.nanoTime());
            try {
                task.run();
            } finally {
                begun.lazySet(outer);
            }
        }

        /**
         * Interrupts the selector thread, which ends and closes the pooled connections. If it does not, the client ends when it
         * is garbage-collected.
         */
        void interruptSelector() {
            if (selector != null) {
                selector.interrupt();
            }
        }

        boolean areStuck() {
            long since = begun.get();
            return since != 0 && System.nanoTime() - since >= STUCK;
        }
    }
}
