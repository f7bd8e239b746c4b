package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pages in this process's memory, and how long they are good for. */
final class PageStore {
    private static final Duration DAY = Duration.ofDays(1);
    private static final long DAY_MILLIS = DAY.toMillis();
    private static final long UNTIL_MIDNIGHT = -1;

    private final PageMemory memory;
    private final Clock clock;
    private final CachePolicy policy;
    private final long freshMillis;

    PageStore(CachePolicy policy, int maxEntries, Clock clock) {
        this.memory = new PageMemory(maxEntries);
        this.clock = clock;
        this.policy = policy;
        this.freshMillis =
                policy.freshFor() == null ? UNTIL_MIDNIGHT : policy.freshFor().toMillis();
    }

    /** Returns the page if it is there and fresh. It is all that a hit does, and allocates nothing. */
    @Nullable
    TrendingHashtagsPage fresh(TrendingHashtagsQuery query) {
        TrendingHashtagsPage page = memory.get(query);
        return page != null && isFresh(page) ? page : null;
    }

    /** Uses absolute age, so a clock set back cannot keep a page fresh. */
    boolean isFresh(TrendingHashtagsPage page) {
        long now = clock.millis();
        long then = page.receipt().completedAt().toEpochMilli();
        return freshMillis == UNTIL_MIDNIGHT
                ? Math.floorDiv(now, DAY_MILLIS) == Math.floorDiv(then, DAY_MILLIS)
                : Math.abs(now - then) < freshMillis;
    }

    /** The earliest time at which a page that is fresh now can have been completed. */
    Instant freshFrom() {
        return freshMillis == UNTIL_MIDNIGHT ? midnight() : Instant.ofEpochMilli(clock.millis() - freshMillis + 1);
    }

    /** The time before which a page that is fresh now was completed. */
    Instant freshBefore() {
        return freshMillis == UNTIL_MIDNIGHT
                ? midnight().plus(DAY)
                : Instant.ofEpochMilli(clock.millis() + freshMillis);
    }

    private Instant midnight() {
        return clock.instant()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** How long a page can be of use, as a fresh or a stale one. */
    Duration keepFor() {
        Duration fresh = Objects.requireNonNullElse(policy.freshFor(), DAY);
        Duration stale = Objects.requireNonNullElse(policy.staleFor(), Duration.ZERO);
        return fresh.compareTo(stale) > 0 ? fresh : stale;
    }

    /** Whether a page can be given to anybody but those who waited for it. */
    boolean areEverFresh() {
        return freshMillis != 0;
    }

    boolean allowsStale() {
        return policy.staleFor() != null;
    }

    /** Whether the page may be given instead of a failure. */
    boolean isStaleEnough(@Nullable TrendingHashtagsPage page) {
        Duration staleFor = policy.staleFor();
        return page != null && staleFor != null && page.age(clock).compareTo(staleFor) <= 0;
    }

    @Nullable
    TrendingHashtagsPage get(TrendingHashtagsQuery query) {
        return memory.get(query);
    }

    void keep(TrendingHashtagsQuery query, TrendingHashtagsPage page) {
        memory.put(query, page);
    }

    void remove(TrendingHashtagsQuery query) {
        memory.remove(query);
    }

    void clear() {
        memory.clear();
    }

    Instant now() {
        return clock.instant();
    }
}
