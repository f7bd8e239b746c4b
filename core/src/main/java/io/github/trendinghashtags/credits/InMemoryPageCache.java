package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.checks.Require;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map in the order of use. Looking up allocates nothing. */
final class InMemoryPageCache implements PageCache {
    private final Map<TrendingHashtagsQuery, TrendingHashtagsPage> pages;

    InMemoryPageCache(int maxEntries) {
        Require.atLeast("entries", maxEntries, 1);
        this.pages = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<TrendingHashtagsQuery, TrendingHashtagsPage> eldest) {
                return size() > maxEntries;
            }
        };
    }

    @Override
    public synchronized @Nullable TrendingHashtagsPage get(TrendingHashtagsQuery query) {
        return pages.get(query);
    }

    @Override
    public synchronized void put(TrendingHashtagsQuery query, TrendingHashtagsPage page) {
        pages.put(query, page);
    }
}
