package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.PageCache.Lookup;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls a shared cache, with a timeout for each operation. */
final class SharedPages {
    private final PageCache cache;
    private final PageStore pages;
    private final Duration timeout;
    private final Duration leaseTime;

    SharedPages(PageCache cache, PageStore pages, Duration timeout, Duration leaseTime) {
        this.cache = cache;
        this.pages = pages;
        this.timeout = timeout;
        this.leaseTime = leaseTime;
    }

    StoreCall<Lookup> lookUp(TrendingHashtagsQuery query, UUID token) {
        return StoreCall.start(
                timeout,
                () -> cache.lookUp(query, pages.freshFrom(), pages.freshBefore(), token, leaseTime),
                this::requireFresh);
    }

    /** A cache that returns nothing, or a page that is not fresh, has failed. */
    private Lookup requireFresh(@Nullable Lookup lookup) {
        if (lookup == null) {
            throw new IllegalStateException("the cache returned null");
        }
        TrendingHashtagsPage page = lookup.page();
        if (page != null && (page.stale() || !pages.isFresh(page))) {
            throw new IllegalStateException("the cache returned a page that is not fresh, of "
                    + page.receipt().completedAt());
        }
        return lookup;
    }

    StoreCall<@Nullable TrendingHashtagsPage> get(TrendingHashtagsQuery query) {
        return StoreCall.start(timeout, () -> cache.get(query));
    }

    void publish(TrendingHashtagsQuery query, TrendingHashtagsPage page, UUID token) {
        StoreCall.start(timeout, () -> cache.publish(query, page, token, pages.keepFor()));
    }

    void release(TrendingHashtagsQuery query, UUID token) {
        StoreCall.start(timeout, () -> cache.release(query, token));
    }

    StoreCall<@Nullable Void> invalidate(TrendingHashtagsQuery query) {
        return StoreCall.start(timeout, () -> cache.invalidate(query));
    }

    StoreCall<@Nullable Void> clear() {
        return StoreCall.start(timeout, cache::clear);
    }
}
