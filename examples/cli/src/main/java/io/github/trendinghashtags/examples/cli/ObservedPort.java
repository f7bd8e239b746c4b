package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.concurrent.CompletableFuture;

/** A port that sees what comes of each call of another, before the caller does. */
abstract class ObservedPort implements TrendingHashtagsPort {
    private final TrendingHashtagsPort port;

    ObservedPort(TrendingHashtagsPort port) {
        this.port = port;
    }

    /** Sees a page, on any thread. */
    abstract void came(TrendingHashtagsPage page);

    /** Sees a failure, on any thread. */
    abstract void failed(TrendingHashtagsException failure);

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        try {
            TrendingHashtagsPage page = port.fetch(query);
            came(page);
            return page;
        } catch (TrendingHashtagsException failure) {
            failed(failure);
            throw failure;
        }
    }

    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        CompletableFuture<TrendingHashtagsPage> call = port.fetchAsync(query);
        CompletableFuture<TrendingHashtagsPage> observed = new CompletableFuture<>();
        var unused = call.whenComplete((page, failure) -> {
            if (failure == null) {
                came(page);
                observed.complete(page);
            } else {
                if (failure instanceof TrendingHashtagsException known) {
                    failed(known);
                }
                observed.completeExceptionally(failure);
            }
        });
        var unusedToo = observed.whenComplete((page, failure) -> {
            if (observed.isCancelled()) {
                call.cancel(true);
            }
        });
        return observed;
    }
}
