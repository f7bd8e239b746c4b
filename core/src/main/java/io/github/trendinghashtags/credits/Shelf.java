package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A page cache whose pages have an age, and whose failures are nobody's. */
final class Shelf {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long UNTIL_MIDNIGHT = -1;

    private final PageCache cache;
    private final Clock clock;
    private final long freshMillis;
    private final @Nullable Duration staleFor;

    Shelf(CachePolicy policy, PageCache cache, Clock clock) {
        this.cache = Objects.requireNonNull(cache, "cache");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.freshMillis =
                policy.freshFor() == null ? UNTIL_MIDNIGHT : policy.freshFor().toMillis();
        this.staleFor = policy.staleFor();
    }

    /** The page, if it is there and fresh. This is every hit's whole way: it allocates nothing. */
    @Nullable
    TrendingHashtagsPage fresh(TrendingHashtagsQuery query) {
        try {
            TrendingHashtagsPage page = cache.get(query);
            return page != null && isFresh(page) ? page : null;
        } catch (RuntimeException | Error down) {
            return null;
        }
    }

    /** A page dated ahead, by a clock that was put back, is as good as one dated behind: neither is fresh for ever. */
    private boolean isFresh(TrendingHashtagsPage page) {
        long now = clock.millis();
        long then = page.receipt().completedAt().toEpochMilli();
        return freshMillis == UNTIL_MIDNIGHT
                ? Math.floorDiv(now, DAY) == Math.floorDiv(then, DAY)
                : Math.abs(now - then) < freshMillis;
    }

    /** Keeps a page, unless it is an older one of a cache below. */
    void keep(TrendingHashtagsQuery query, TrendingHashtagsPage page) {
        if (page.stale()) {
            return;
        }
        try {
            cache.put(query, page);
        } catch (RuntimeException | Error down) {
            // The page is no worse for it.
        }
    }

    /** An older page instead of a failure, with what the failed call cost; or null. */
    @Nullable
    TrendingHashtagsPage insteadOf(Throwable failure, TrendingHashtagsQuery query) {
        if (staleFor == null || !(failure instanceof TrendingHashtagsException ours) || !ours.retryable()) {
            return null;
        }
        TrendingHashtagsPage page = noOlderThan(staleFor, query);
        if (page == null) {
            return null;
        }
        Receipt cost = ours.receipt();
        Receipt receipt = new Receipt(
                cost.requestId(),
                cost.attempts(),
                cost.creditsAtMost(),
                cost.elapsed(),
                page.receipt().completedAt());
        return new TrendingHashtagsPage(page.hashtags(), page.page(), page.total(), page.hasMore(), receipt, true);
    }

    private @Nullable TrendingHashtagsPage noOlderThan(Duration age, TrendingHashtagsQuery query) {
        try {
            TrendingHashtagsPage page = cache.get(query);
            return page != null && page.age(clock).compareTo(age) <= 0 ? page : null;
        } catch (RuntimeException | Error down) {
            return null;
        }
    }
}
