package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.PageCache;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A correct cache, in memory, for subclasses to break. */
class BrokenCache implements PageCache {
    private PageCache correct = PageCache.inMemory(10);

    static <T extends @Nullable Object> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    static CompletionStage<@Nullable Void> nothing() {
        return CompletableFuture.completedStage(null);
    }

    final void forgetAll() {
        correct = PageCache.inMemory(10);
    }

    @Override
    public CompletionStage<@Nullable TrendingHashtagsPage> get(TrendingHashtagsQuery query) {
        return correct.get(query);
    }

    @Override
    public CompletionStage<Lookup> lookUp(
            TrendingHashtagsQuery query, Instant from, Instant before, UUID token, Duration leaseTime) {
        return correct.lookUp(query, from, before, token, leaseTime);
    }

    @Override
    public CompletionStage<@Nullable Void> publish(
            TrendingHashtagsQuery query, TrendingHashtagsPage page, UUID token, Duration keepFor) {
        return correct.publish(query, page, token, keepFor);
    }

    @Override
    public CompletionStage<@Nullable Void> release(TrendingHashtagsQuery query, UUID token) {
        return correct.release(query, token);
    }

    @Override
    public CompletionStage<@Nullable Void> invalidate(TrendingHashtagsQuery query) {
        return correct.invalidate(query);
    }

    @Override
    public CompletionStage<@Nullable Void> clear() {
        return correct.clear();
    }
}
