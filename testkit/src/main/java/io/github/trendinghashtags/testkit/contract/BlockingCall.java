package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes a blocking call on its own thread, which a test interrupts. */
final class BlockingCall implements AutoCloseable {
    private static final Set<Thread.State> WAITING = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

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

    /** Waits until the call waits for something: for a response, or for time to pass. */
    void awaitWaiting() {
        Await.polling(Await.PATIENCE, () -> WAITING.contains(thread.getState()), () -> "a call that waits");
    }

    /** Returns what the call threw. Fails if it throws nothing within 10 s. */
    Throwable failure() {
        return failure(Await.PATIENCE);
    }

    Throwable failure(Duration patience) {
        try {
            return failure.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException none) {
            throw new AssertionError("the blocking call did not fail within " + patience.toMillis() + " ms", none);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the blocking call", interrupt);
        }
    }

    /** Returns whether the thread's interrupt flag was set when the call threw. */
    boolean isFlagSet() {
        return flag;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
