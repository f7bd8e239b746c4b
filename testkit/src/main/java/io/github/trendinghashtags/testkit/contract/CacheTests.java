package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.credits.PageCache.Lookup;
import io.github.trendinghashtags.credits.PageCache.Lookup.Status;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Uses the cache under test. */
abstract class CacheTests extends StoreTests<PageCache> {
    static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    static final Instant MORNING = Instant.parse("2026-02-01T06:00:00Z");
    static final Instant MIDNIGHT = Instant.parse("2026-02-01T00:00:00Z");
    static final Instant NEXT_MIDNIGHT = Instant.parse("2026-02-02T00:00:00Z");
    static final Duration LONG = Duration.ofMinutes(5);

    /** The contract of the cache under test. */
    abstract PageCacheContract contract();

    @Override
    final PageCache open() {
        return contract().open();
    }

    @Override
    final PageCache openAnother(PageCache opened) {
        return contract().openAnother(opened);
    }

    final PageCache cache() {
        return store();
    }

    static TrendingHashtagsPage page(Instant completedAt) {
        Receipt receipt = new Receipt("request-1", 0, 0, Duration.ZERO, completedAt);
        return HashtagFixtures.documentedPage().withReceipt(receipt);
    }

    final Lookup lookUp(UUID token) {
        return lookUp(cache(), token, LONG);
    }

    static Lookup lookUp(PageCache cache, UUID token, Duration leaseTime) {
        return get(cache.lookUp(QUERY, MIDNIGHT, NEXT_MIDNIGHT, token, leaseTime));
    }

    final void publish(TrendingHashtagsPage page, UUID token) {
        get(cache().publish(QUERY, page, token, LONG));
    }

    final @Nullable TrendingHashtagsPage kept() {
        return get(cache().get(QUERY));
    }

    final void assertLeased(UUID token) {
        assertEquals(Status.LEASED, lookUp(token).status());
    }

    final void assertLeasedElsewhere(UUID token) {
        assertEquals(Status.LEASED_ELSEWHERE, lookUp(token).status());
    }
}
