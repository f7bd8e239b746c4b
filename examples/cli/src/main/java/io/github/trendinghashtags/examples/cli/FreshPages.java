package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.PageCache;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A cache without its older pages.
 *
 * @param pages the cache
 * @param from the earliest completion of a page that counts
 */
record FreshPages(PageCache pages, Instant from) implements PageCache {

    @Override
    public CompletionStage<@Nullable TrendingHashtagsPage> get(TrendingHashtagsQuery query) {
        return pages.get(query)
                .thenApply(page -> page == null || page.receipt().completedAt().isBefore(from) ? null : page);
    }

    @Override
    public CompletionStage<Lookup> lookUp(
            TrendingHashtagsQuery query,
            Instant completedFrom,
            Instant completedBefore,
            UUID token,
            Duration leaseTime) {
        Instant later = completedFrom.isAfter(from) ? completedFrom : from;
        return pages.lookUp(query, later, completedBefore, token, leaseTime);
    }

    @Override
    public CompletionStage<@Nullable Void> publish(
            TrendingHashtagsQuery query, TrendingHashtagsPage page, UUID token, Duration keepFor) {
        return pages.publish(query, page, token, keepFor);
    }

    @Override
    public CompletionStage<@Nullable Void> release(TrendingHashtagsQuery query, UUID token) {
        return pages.release(query, token);
    }

    @Override
    public CompletionStage<@Nullable Void> invalidate(TrendingHashtagsQuery query) {
        return pages.invalidate(query);
    }

    @Override
    public CompletionStage<@Nullable Void> clear() {
        return pages.clear();
    }
}
