package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A call of a port whose outcome always comes: whatever the port throws, and though its future ignores a cancellation. */
final class PageCall {
    private final CompletableFuture<TrendingHashtagsPage> outcome = new CompletableFuture<>();
    private final @Nullable CompletableFuture<TrendingHashtagsPage> call;

    PageCall(TrendingHashtagsPort port, TrendingHashtagsQuery query) {
        call = begin(port, query);
    }

    private @Nullable CompletableFuture<TrendingHashtagsPage> begin(
            TrendingHashtagsPort port, TrendingHashtagsQuery query) {
        try {
            CompletableFuture<TrendingHashtagsPage> begun =
                    Objects.requireNonNull(port.fetchAsync(query), "the port returned no future");
            var unused = begun.whenComplete(this::complete);
            return begun;
        } catch (Throwable thrown) {
            outcome.completeExceptionally(thrown);
            return null;
        }
    }

    private void complete(@Nullable TrendingHashtagsPage page, @Nullable Throwable failure) {
        if (failure != null) {
            outcome.completeExceptionally(unwrap(failure));
        } else if (page == null) {
            outcome.completeExceptionally(new NullPointerException("the port returned no page"));
        } else {
            outcome.complete(page);
        }
    }

    /** Completes with the page, or with the port's own exception and not a wrapping of it. */
    CompletableFuture<TrendingHashtagsPage> outcome() {
        return outcome;
    }

    /** Cancels the port's call and takes what it ends with, which may have a receipt, or even be the page. */
    void cancel() {
        if (outcome.isDone()) {
            return;
        }
        try {
            if (call != null && !call.cancel(true) && call.isDone()) {
                // On another thread it may be about to do the same.
                var unused = call.whenComplete(this::complete);
            }
        } catch (Throwable refusal) {
            // Ignored: the call is given up, whether or not its future can be cancelled.
        }
        outcome.cancel(true);
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
