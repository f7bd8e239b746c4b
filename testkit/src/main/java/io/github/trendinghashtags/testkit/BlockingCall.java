package io.github.trendinghashtags.testkit;

import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A blocking call on a thread of its own, to be interrupted. */
final class BlockingCall implements AutoCloseable {
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean flag;

    private BlockingCall(TrendingHashtagsPort port, TrendingHashtagsQuery query, boolean interrupted) {
        thread = new Thread(() -> call(port, query, interrupted), "blocking-call");
        thread.setDaemon(true);
        thread.start();
    }

    static BlockingCall of(TrendingHashtagsPort port, TrendingHashtagsQuery query) {
        return new BlockingCall(port, query, false);
    }

    static BlockingCall ofInterrupted(TrendingHashtagsPort port, TrendingHashtagsQuery query) {
        return new BlockingCall(port, query, true);
    }

    private void call(TrendingHashtagsPort port, TrendingHashtagsQuery query, boolean interrupted) {
        try {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            port.fetch(query);
            failure.completeExceptionally(new AssertionError("the call brought a page"));
        } catch (RuntimeException thrown) {
            flag = Thread.currentThread().isInterrupted();
            failure.complete(thrown);
        }
    }

    void interrupt() {
        thread.interrupt();
    }

    /** What the call threw; an assertion fails where it throws nothing within 10 s. */
    Throwable failure() {
        try {
            return failure.get(10, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException none) {
            throw new AssertionError("the blocking call did not fail within 10 s", none);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the blocking call", interrupt);
        }
    }

    /** Whether the thread's interrupt flag was set when the call threw. */
    boolean isFlagSet() {
        return flag;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
