package io.github.trendinghashtags.credits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Time that passes when a test says so, and runs what is due on the test's thread. */
final class ManualTime implements TimeSource {
    private final List<Task> tasks = new ArrayList<>();
    private long now;

    private record Task(long due, Runnable task, CompletableFuture<Void> handle) {}

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized Future<?> schedule(Duration delay, Runnable task) {
        CompletableFuture<Void> handle = new CompletableFuture<>();
        tasks.add(new Task(now + delay.toNanos(), task, handle));
        return handle;
    }

    /** How long until the next task is due. */
    synchronized Duration untilNext() {
        tasks.removeIf(task -> task.handle().isDone());
        return Duration.ofNanos(tasks.stream().mapToLong(Task::due).min().orElseThrow() - now);
    }

    synchronized boolean hasTasks() {
        tasks.removeIf(task -> task.handle().isDone());
        return !tasks.isEmpty();
    }

    void advance(Duration time) {
        long end = nanoTime() + time.toNanos();
        for (Task task = next(end); task != null; task = next(end)) {
            task.task().run();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized Task next(long end) {
        tasks.removeIf(task -> task.handle().isDone());
        Task next = tasks.stream()
                .filter(task -> task.due() <= end)
                .min(Comparator.comparingLong(Task::due))
                .orElse(null);
        if (next != null) {
            tasks.remove(next);
            now = Math.max(now, next.due());
        }
        return next;
    }
}
