package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;

/** The flights under way, at most one for each query. */
final class SingleFlight {
    private final PageStore pages;
    private final BiFunction<TrendingHashtagsQuery, Boolean, PageFetch> fetches;
    private final ConcurrentMap<TrendingHashtagsQuery, Flight> underWay = new ConcurrentHashMap<>();

    SingleFlight(PageStore pages, BiFunction<TrendingHashtagsQuery, Boolean, PageFetch> fetches) {
        this.pages = pages;
        this.fetches = fetches;
    }

    /** Joins the flight under way for the query, or starts one. */
    Waiter join(TrendingHashtagsQuery query, boolean blocking) {
        while (true) {
            Flight flight = underWay.get(query);
            if (flight == null) {
                Flight started = new Flight(query, pages, fetches.apply(query, blocking), underWay::remove);
                Waiter initiator = started.join(blocking);
                flight = underWay.putIfAbsent(query, started);
                if (flight == null && initiator != null) {
                    started.start();
                    return initiator;
                }
            }
            Waiter waiter = flight == null ? null : flight.join(blocking);
            if (waiter != null) {
                flight.joined();
                return waiter;
            }
            // It is done, and about to be removed.
            underWay.remove(query, flight);
        }
    }

    /** Lets the next caller start a new flight. The one under way goes on, and is not kept. */
    void forget(TrendingHashtagsQuery query) {
        Flight flight = underWay.remove(query);
        if (flight != null) {
            flight.discard();
        }
    }

    void forgetAll() {
        underWay.keySet().forEach(this::forget);
    }
}
