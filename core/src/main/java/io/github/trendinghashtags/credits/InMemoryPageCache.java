package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.checks.Require;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A shared cache for several ports of one process. */
final class InMemoryPageCache implements PageCache {
    private static final CompletionStage<@Nullable Void> DONE = CompletableFuture.completedStage(null);

    private final int maxEntries;
    private final PageMemory pages;
    private final LongSupplier nanoTime;

    /** Guarded by this. */
    private final Map<TrendingHashtagsQuery, Lease> leases = new HashMap<>();

    private record Lease(UUID token, long end) {
        long nanosLeft(long now) {
            return end - now;
        }
    }

    InMemoryPageCache(int maxEntries, LongSupplier nanoTime) {
        Require.atLeast("maxEntries", maxEntries, 1);
        this.maxEntries = maxEntries;
        this.pages = new PageMemory(maxEntries);
        this.nanoTime = nanoTime;
    }

    @Override
    public CompletionStage<@Nullable TrendingHashtagsPage> get(TrendingHashtagsQuery query) {
        return CompletableFuture.completedStage(pages.get(Objects.requireNonNull(query, "query")));
    }

    @Override
    public synchronized CompletionStage<Lookup> lookUp(
            TrendingHashtagsQuery query,
            Instant completedFrom,
            Instant completedBefore,
            UUID token,
            Duration leaseTime) {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(completedFrom, "completedFrom");
        Objects.requireNonNull(completedBefore, "completedBefore");
        Objects.requireNonNull(token, "token");
        Require.inRange("leaseTime", leaseTime, Duration.ofNanos(1), Duration.ofDays(1));
        TrendingHashtagsPage page = pages.get(query);
        if (page != null && isWithin(page.receipt().completedAt(), completedFrom, completedBefore)) {
            return CompletableFuture.completedStage(Lookup.hit(page));
        }
        long now = nanoTime.getAsLong();
        Lease held = leases.get(query);
        if (held != null && !held.token().equals(token) && held.nanosLeft(now) > 0) {
            return CompletableFuture.completedStage(Lookup.leasedElsewhere(Duration.ofNanos(held.nanosLeft(now))));
        }
        if (leases.size() >= maxEntries) {
            leases.values().removeIf(lease -> lease.nanosLeft(now) <= 0);
        }
        leases.put(query, new Lease(token, now + leaseTime.toNanos()));
        return CompletableFuture.completedStage(Lookup.leased());
    }

    static boolean isWithin(Instant time, Instant from, Instant before) {
        return !time.isBefore(from) && time.isBefore(before);
    }

    @Override
    public synchronized CompletionStage<@Nullable Void> publish(
            TrendingHashtagsQuery query, TrendingHashtagsPage page, UUID token, Duration keepFor) {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(keepFor, "keepFor");
        TrendingHashtagsPage kept = pages.get(query);
        if (holds(query, token)
                || kept == null
                || !kept.receipt().completedAt().isAfter(page.receipt().completedAt())) {
            pages.put(query, page);
        }
        return release(query, token);
    }

    @Override
    public synchronized CompletionStage<@Nullable Void> release(TrendingHashtagsQuery query, UUID token) {
        Objects.requireNonNull(token, "token");
        if (holds(Objects.requireNonNull(query, "query"), token)) {
            leases.remove(query);
        }
        return DONE;
    }

    private boolean holds(TrendingHashtagsQuery query, UUID token) {
        Lease held = leases.get(query);
        return held != null && held.token().equals(token);
    }

    @Override
    public CompletionStage<@Nullable Void> invalidate(TrendingHashtagsQuery query) {
        pages.remove(Objects.requireNonNull(query, "query"));
        return DONE;
    }

    @Override
    public CompletionStage<@Nullable Void> clear() {
        pages.clear();
        return DONE;
    }
}
