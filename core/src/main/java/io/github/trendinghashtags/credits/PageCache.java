package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages by their queries: a port, so that several processes can share what one has paid for through a store of
 * yours. Implementations are safe for use by many threads. Queries are canonical: two that mean the same are equal, and
 * they and the pages are serializable.
 *
 * <p>What is fresh is not the cache's concern: {@link CachedTrendingHashtags} tells by the page's {@code
 * receipt().completedAt()}. A cache keeps a page until it needs the room, since an old one may still serve as a stale
 * answer. Whatever {@link #get} throws is taken for a page that is not there; what {@link #put} throws is ignored. Pages
 * are looked up on the thread that asks, and put on the one that completes a call, so a store that is slow slows both.
 */
public interface PageCache {

    /**
     * A cache for this process. Where it is full, the page whose last use is longest ago goes first.
     *
     * @param maxEntries pages to keep at most, from 1; a full page takes some 45 KB where its trends have 7 points, and 70
     *     KB where they have 30, most of it the creators' avatar addresses and the points
     * @return an empty cache
     * @throws IllegalArgumentException where {@code maxEntries} is below 1
     */
    static PageCache inMemory(int maxEntries) {
        return new InMemoryPageCache(maxEntries);
    }

    /**
     * Looks a page up.
     *
     * @param query the page's query
     * @return the last page that was put under an equal query, however old, or null where there is none
     */
    @Nullable
    TrendingHashtagsPage get(TrendingHashtagsQuery query);

    /**
     * Keeps a page, instead of the one that was there.
     *
     * @param query the page's query
     * @param page the page, with a receipt that costs nothing
     */
    void put(TrendingHashtagsQuery query, TrendingHashtagsPage page);
}
