package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.CallEvent.StoreFailed.Store;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.PageCache.Lookup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Calls a shared cache, with a timeout for each operation. */
final class SharedPages {
    /** Long enough in all for a failover, and shorter than any lease. */
    static final List<Duration> PAUSES = List.of(Duration.ofMillis(200), Duration.ofSeconds(1));

    private static final int MAX_REPEATING = 100;

    private final PageCache cache;
    private final PageStore pages;
    private final Duration timeout;
    private final Duration leaseTime;
    private final CreditEvents events;

    /** Of what ends a lease: if it is lost, all others wait until the lease ends by itself, and then one pays again. */
    private final Repeats repeats;

    SharedPages(
            PageCache cache,
            PageStore pages,
            Duration timeout,
            Duration leaseTime,
            CreditEvents events,
            TimeSource time) {
        this.cache = cache;
        this.pages = pages;
        this.timeout = timeout;
        this.leaseTime = leaseTime;
        this.events = events;
        this.repeats = new Repeats(time, PAUSES, MAX_REPEATING);
    }

    StoreCall<Lookup> lookUp(TrendingHashtagsQuery query, UUID token) {
        Instant from = pages.freshFrom();
        Instant before = pages.freshBefore();
        return start(
                "lookUp",
                () -> cache.lookUp(query, from, before, token, leaseTime),
                lookup -> requireWithin(from, before, lookup));
    }

    /** A cache that returns nothing, or a page that was not fresh when it was asked, has failed. */
    private static Lookup requireWithin(Instant from, Instant before, @Nullable Lookup lookup) {
        if (lookup == null) {
            throw new IllegalStateException("the cache returned null");
        }
        TrendingHashtagsPage page = lookup.page();
        if (page != null) {
            Instant completedAt = page.receipt().completedAt();
            if (page.stale() || !InMemoryPageCache.isWithin(completedAt, from, before)) {
                throw new IllegalStateException("the cache returned a page that is not fresh, of " + completedAt);
            }
        }
        return lookup;
    }

    StoreCall<@Nullable TrendingHashtagsPage> get(TrendingHashtagsQuery query) {
        return start("get", () -> cache.get(query));
    }

    void publish(TrendingHashtagsQuery query, TrendingHashtagsPage page, UUID token) {
        repeats.start(() -> start("publish", () -> cache.publish(query, page, token, pages.keepFor())));
    }

    void release(TrendingHashtagsQuery query, UUID token) {
        repeats.start(() -> start("release", () -> cache.release(query, token)));
    }

    StoreCall<@Nullable Void> invalidate(TrendingHashtagsQuery query) {
        return start("invalidate", () -> cache.invalidate(query));
    }

    StoreCall<@Nullable Void> clear() {
        return start("clear", cache::clear);
    }

    private <T extends @Nullable Object> StoreCall<T> start(
            String operation, Supplier<? extends CompletionStage<T>> started) {
        return start(operation, started, value -> value);
    }

    private <T extends @Nullable Object> StoreCall<T> start(
            String operation, Supplier<? extends CompletionStage<T>> started, UnaryOperator<T> check) {
        return StoreCall.start(timeout, events.failureOf(Store.PAGE_CACHE, operation), started, check);
    }
}
