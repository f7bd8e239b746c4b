package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsPage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One who waits for a page of a {@link SharedFetch}, on a future of its own, which either of the two completes. */
final class Waiter extends CompletableFuture<TrendingHashtagsPage> {
    private final boolean blocking;
    private final AtomicBoolean claimed = new AtomicBoolean();

    /** Null once the waiter is claimed, so that a future that is kept retains no other waiter. */
    private volatile @Nullable SharedFetch shared;

    Waiter(SharedFetch shared, boolean blocking) {
        this.shared = shared;
        this.blocking = blocking;
    }

    boolean isBlocking() {
        return blocking;
    }

    /** Reserves the right to complete this waiter. Returns true once. */
    boolean claim() {
        boolean first = claimed.compareAndSet(false, true);
        if (first) {
            shared = null;
        }
        return first;
    }

    /** Completes a claimed waiter. */
    void deliver(@Nullable TrendingHashtagsPage page, @Nullable Throwable failure) {
        if (failure == null) {
            super.complete(page);
        } else {
            super.completeExceptionally(failure);
        }
    }

    /** Stops waiting. Returns how that leaves the fetch, or null if its outcome is being delivered. */
    SharedFetch.@Nullable Departure leave() {
        SharedFetch left = shared;
        return left != null && claim() ? left.leave(this) : null;
    }

    @Override
    public boolean complete(TrendingHashtagsPage page) {
        return leave() != null && super.complete(page);
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        return leave() != null && super.completeExceptionally(failure);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return leave() != null && super.cancel(mayInterruptIfRunning);
    }

    /** Waits for the outcome, which is being delivered; a checked exception of the port stays wrapped. */
    TrendingHashtagsPage outcome() {
        try {
            return join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed;
        }
    }
}
