package io.github.trendinghashtags.testkit.reference;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A sound adapter that someone has wrapped to deal with its failures in a way of their own. */
public abstract class BrokenPort implements TrendingHashtagsPort, AutoCloseable {
    private final ReferenceAdapter sound;

    protected BrokenPort(ReferenceAdapter sound) {
        this.sound = sound;
    }

    /** What the wrapper makes of a failure. */
    protected abstract TrendingHashtagsPage dealWith(
            TrendingHashtagsException failure, TrendingHashtagsPort sound, TrendingHashtagsQuery query);

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        try {
            return sound.fetch(query);
        } catch (TrendingHashtagsException failure) {
            return dealWith(failure, sound, query);
        }
    }

    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        return sound.fetchAsync(query).exceptionally(thrown -> {
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
