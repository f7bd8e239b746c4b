package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages by query; if it is full, the one used least recently goes. Looking a page up allocates nothing. */
final class PageMemory {
    private final Map<TrendingHashtagsQuery, TrendingHashtagsPage> pages;

    PageMemory(int maxEntries) {
        this.pages = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<TrendingHashtagsQuery, TrendingHashtagsPage> eldest) {
                return size() > maxEntries;
            }
        };
    }

    synchronized @Nullable TrendingHashtagsPage get(TrendingHashtagsQuery query) {
        return pages.get(query);
    }

    synchronized void put(TrendingHashtagsQuery query, TrendingHashtagsPage page) {
        pages.put(query, page);
    }

    synchronized void remove(TrendingHashtagsQuery query) {
        pages.remove(query);
    }

    synchronized void clear() {
        pages.clear();
    }
}
