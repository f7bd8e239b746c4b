package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.testkit.waiting.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Tracks the threads that some code starts, by their thread group, which threads inherit. */
final class ThreadTracker implements AutoCloseable {
    /** Threads that the JDK starts on first use and keeps. */
    private static final List<String> SHARED =
            List.of("ForkJoinPool.commonPool-", "CompletableFutureDelayScheduler", "Keep-Alive-");

    private final ThreadGroup group = new ThreadGroup("own-threads");
    private final Duration patience;

    ThreadTracker(Duration patience) {
        this.patience = patience;
    }

    /** Runs code and tracks its threads. Waits for the code, not for the threads. */
    void run(Runnable code) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        Thread runner = new Thread(group, () -> complete(done, code), "own-threads");
        runner.setDaemon(true);
        runner.start();
        try {
            done.join();
            runner.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException thrown ? thrown : failed;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupt);
        }
    }

    private static void complete(CompletableFuture<@Nullable Void> done, Runnable code) {
        try {
            code.run();
            done.complete(null);
        } catch (Throwable thrown) {
            done.completeExceptionally(thrown);
        }
    }

    /** Waits until the threads have ended. Some end when their owner is garbage-collected. */
    void awaitEnd() {
        Await.collecting(patience, () -> alive().isEmpty(), () -> "the end of threads, had " + alive());
    }

    private List<String> alive() {
        Thread[] threads = new Thread[2 * group.activeCount() + 16];
        int count = group.enumerate(threads);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = threads[i].getName();
            if (SHARED.stream().noneMatch(name::startsWith)) {
                names.add(name);
            }
        }
        return names;
    }

    @Override
    public void close() {
        group.interrupt();
    }
}
