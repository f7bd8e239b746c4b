package io.github.trendinghashtags.testkit.reference;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A correct adapter that someone has wrapped to deal with its pages and failures in a way of their own. */
public abstract class BrokenPort implements TrendingHashtagsPort, AutoCloseable {
    private final KeyApiClient correct;

    protected BrokenPort(KeyApiClient correct) {
        this.correct = correct;
    }

    /** What the wrapper makes of a failure. */
    protected abstract TrendingHashtagsPage dealWith(
            TrendingHashtagsException failure, TrendingHashtagsPort correct, TrendingHashtagsQuery query);

    /** What the wrapper makes of a page. */
    protected TrendingHashtagsPage read(TrendingHashtagsPage page) {
        return page;
    }

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        try {
            return read(correct.fetch(query));
        } catch (TrendingHashtagsException failure) {
            return dealWith(failure, correct, query);
        }
    }

    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        return correct.fetchAsync(query).thenApply(this::read).exceptionally(thrown -> {
            Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
            if (cause instanceof TrendingHashtagsException failure) {
                return dealWith(failure, correct, query);
            }
            throw new CompletionException(cause);
        });
    }

    @Override
    public void close() {
        correct.close();
    }
}
