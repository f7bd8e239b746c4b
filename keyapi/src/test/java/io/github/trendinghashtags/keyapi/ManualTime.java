package io.github.trendinghashtags.keyapi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** Time that stands still until a test moves it. Its nanoseconds overflow a second after the start. */
final class ManualTime implements TimeSource {
    static final Instant START = Instant.parse("2026-02-01T12:00:00Z");
    private static final long ORIGIN = Long.MAX_VALUE - 1_000_000_000L;

    private final List<Task> tasks = new ArrayList<>();
    private long elapsed;
    private int rejectedFrom = Integer.MAX_VALUE;
    private int scheduled;
    volatile Runnable whenReceiptIsWritten = () -> {};

    private static final class Task extends CompletableFuture<Void> {
        final long due;
        final Duration delay;
        final Runnable action;

        Task(long due, Duration delay, Runnable action) {
            this.due = due;
            this.delay = delay;
            this.action = action;
        }
    }

    @Override
    public Instant now() {
        whenReceiptIsWritten.run();
        synchronized (this) {
            return START.plusNanos(elapsed);
        }
    }

    @Override
    public synchronized long nanoTime() {
        return ORIGIN + elapsed;
    }

    @Override
    public synchronized Future<?> schedule(Duration delay, Runnable action) {
        if (++scheduled >= rejectedFrom) {
            throw new RejectedExecutionException("the timer is shut down");
        }
        Task task = new Task(elapsed + delay.toNanos(), delay, action);
        tasks.add(task);
        notifyAll();
        return task;
    }

    /** Refuses that task and all later ones, counted from 1. */
    synchronized void rejectFrom(int task) {
        rejectedFrom = task;
    }

    /** Moves on, and runs what falls due; {@code afterEach} runs after each task. */
    void advance(Duration step, Runnable afterEach) {
        long target;
        synchronized (this) {
            target = elapsed + step.toNanos();
        }
        for (Task next = dueBy(target); next != null; next = dueBy(target)) {
            next.action.run();
            next.complete(null);
            afterEach.run();
        }
        synchronized (this) {
            elapsed = target;
        }
    }

    private synchronized Task dueBy(long target) {
        tasks.removeIf(CompletableFuture::isDone);
        Task next = tasks.stream()
                .filter(task -> task.due <= target)
                .min(Comparator.comparingLong(task -> task.due))
                .orElse(null);
        if (next != null) {
            tasks.remove(next);
            elapsed = Math.max(elapsed, next.due);
        }
        return next;
    }

    /** The delays of the tasks still to come, in the order in which they were set. */
    synchronized List<Duration> pending() {
        return tasks.stream()
                .filter(task -> !task.isDone())
                .map(task -> task.delay)
                .toList();
    }

    /** Returns when a task of that delay is waiting. */
    synchronized void awaitTask(Duration delay) throws InterruptedException {
        while (!pending().contains(delay)) {
            wait();
        }
    }
}
