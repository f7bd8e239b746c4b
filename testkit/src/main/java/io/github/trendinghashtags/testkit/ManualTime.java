package io.github.trendinghashtags.testkit;

import io.github.trendinghashtags.keyapi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still until it is told to pass, so that backoff is tested without waiting. Safe for use by many
 * threads.
 *
 * <pre>{@code
 * ManualTime time = ManualTime.startingAt(Instant.parse("2026-02-02T00:00:00Z"));
 * CompletableFuture<TrendingHashtagsPage> page = engineOver(time).fetchAsync(query); // answered by a 429, Retry-After: 5
 * time.awaitTask(Duration.ofSeconds(5));
 * time.advance(Duration.ofSeconds(5)); // the second attempt begins here, on this thread
 * }</pre>
 */
public final class ManualTime implements TimeSource {
    private final Object lock = new Object();
    private final Queue<Task> tasks = new PriorityQueue<>(
            Comparator.<Task>comparingLong(task -> task.dueNanos).thenComparingLong(task -> task.number));
    private final Instant start;
    private long nanos;
    private long scheduled;

    private ManualTime(Instant start) {
        this.start = Objects.requireNonNull(start, "start");
    }

    /**
     * Time that stands at a moment.
     *
     * @param start what {@link #now()} says until time passes
     * @return the time source, whose {@link #nanoTime()} begins at 0
     */
    public static ManualTime startingAt(Instant start) {
        return new ManualTime(start);
    }

    @Override
    public Instant now() {
        return start.plusNanos(nanoTime());
    }

    @Override
    public long nanoTime() {
        synchronized (lock) {
            return nanos;
        }
    }

    /** {@inheritDoc} Even a task without delay waits for {@link #advance}, be it by nothing. */
    @Override
    public Future<?> schedule(Duration delay, Runnable task) {
        synchronized (lock) {
            Task added = new Task(task, delay, nanos + delay.toNanos(), scheduled++);
            tasks.add(added);
            lock.notifyAll();
            return added;
        }
    }

    /**
     * Lets time pass. Every task that falls due, be it scheduled by another one meanwhile, runs on this thread, in order
     * and at its own moment. Where two threads advance at once, each runs some of the tasks.
     *
     * @param duration how much, from 0
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration must not be negative, was " + duration);
        }
        long until;
        synchronized (lock) {
            until = nanos + duration.toNanos();
        }
        for (Task due = nextUntil(until); due != null; due = nextUntil(until)) {
            due.run();
        }
    }

    /**
     * Waits until a task with just that delay is scheduled and not yet run or cancelled.
     *
     * @param delay the delay it was scheduled with
     * @throws AssertionError where there is none within 10 s; the message lists the delays that there are
     */
    public void awaitTask(Duration delay) {
        Await.until(
                lock,
                () -> tasks.stream().anyMatch(task -> task.isPending(delay)),
                () -> "a task in " + delay + ", had tasks in " + delays());
    }

    /**
     * How many tasks are scheduled and neither run nor cancelled.
     *
     * @return from 0
     */
    public int pendingTasks() {
        synchronized (lock) {
            return (int) tasks.stream().filter(task -> !task.isDone()).count();
        }
    }

    private @Nullable Task nextUntil(long until) {
        synchronized (lock) {
            tasks.removeIf(Future::isDone);
            Task first = tasks.peek();
            if (first == null || first.dueNanos > until) {
                nanos = Math.max(nanos, until);
                return null;
            }
            nanos = Math.max(nanos, first.dueNanos);
            return tasks.remove();
        }
    }

    private String delays() {
        return tasks.stream()
                .filter(task -> !task.isDone())
                .map(task -> task.delay)
                .toList()
                .toString();
    }

    private static final class Task extends FutureTask<@Nullable Void> {
        private final Duration delay;
        private final long dueNanos;
        private final long number;

        Task(Runnable task, Duration delay, long dueNanos, long number) {
            super(task, null);
            this.delay = delay;
            this.dueNanos = dueNanos;
            this.number = number;
        }

        boolean isPending(Duration wanted) {
            return !isDone() && delay.equals(wanted);
        }
    }
}
