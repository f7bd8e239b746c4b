package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;

/** Lets callers of one query at one time share a fetch: at most one is active for each query. */
final class SingleFlight {
    private final PageStore pages;
    private final BiFunction<TrendingHashtagsQuery, Boolean, PageFetch> fetches;
    private final ConcurrentMap<TrendingHashtagsQuery, SharedFetch> active = new ConcurrentHashMap<>();

    SingleFlight(PageStore pages, BiFunction<TrendingHashtagsQuery, Boolean, PageFetch> fetches) {
        this.pages = pages;
        this.fetches = fetches;
    }

    /** Joins the active fetch of the query, or starts one. */
    Waiter join(TrendingHashtagsQuery query, boolean blocking) {
        while (true) {
            SharedFetch shared = active.get(query);
            if (shared == null) {
                SharedFetch started = new SharedFetch(query, pages, fetches.apply(query, blocking), active::remove);
                Waiter initiator = started.join(blocking);
                shared = active.putIfAbsent(query, started);
                if (shared == null && initiator != null) {
                    started.start();
                    return initiator;
                }
            }
            Waiter waiter = shared == null ? null : shared.join(blocking);
            if (waiter != null) {
                shared.joined();
                return waiter;
            }
            // It is done, and about to be removed.
            active.remove(query, shared);
        }
    }

    /** Lets the next caller start a new fetch. The active one continues, and its page is not kept. */
    void forget(TrendingHashtagsQuery query) {
        SharedFetch shared = active.remove(query);
        if (shared != null) {
            shared.discard();
        }
    }

    void forgetAll() {
        active.keySet().forEach(this::forget);
    }
}
