package io.github.trendinghashtags.testkit.reference;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A sound adapter that someone has wrapped to deal with its pages and failures in a way of their own. */
public abstract class BrokenPort implements TrendingHashtagsPort, AutoCloseable {
    private final KeyApiClient sound;

    protected BrokenPort(KeyApiClient sound) {
        this.sound = sound;
    }

    /** What the wrapper makes of a failure. */
    protected abstract TrendingHashtagsPage dealWith(
            TrendingHashtagsException failure, TrendingHashtagsPort sound, TrendingHashtagsQuery query);

    /** What the wrapper makes of a page. */
    protected TrendingHashtagsPage read(TrendingHashtagsPage page) {
        return page;
    }

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        try {
            return read(sound.fetch(query));
        } catch (TrendingHashtagsException failure) {
            return dealWith(failure, sound, query);
        }
    }

    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        return sound.fetchAsync(query).thenApply(this::read).exceptionally(thrown -> {
            Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
            if (cause instanceof TrendingHashtagsException failure) {
                return dealWith(failure, sound, query);
            }
            throw new CompletionException(cause);
        });
    }

    @Override
    public void close() {
        sound.close();
    }
}
