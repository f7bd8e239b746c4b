package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The calls under way, at most one for each query. */
final class Flights {
    private final TrendingHashtagsPort port;
    private final Shelf shelf;
    private final ConcurrentMap<TrendingHashtagsQuery, Flight> underWay = new ConcurrentHashMap<>();

    Flights(TrendingHashtagsPort port, Shelf shelf) {
        this.port = Objects.requireNonNull(port, "port");
        this.shelf = shelf;
    }

    /** Joins the call under way for the query, or leads one. */
    Flight.Asker ask(TrendingHashtagsQuery query, boolean blocking) {
        while (true) {
            Flight flight = underWay.get(query);
            if (flight == null) {
                Flight mine = new Flight(query, shelf, underWay::remove);
                Flight.Asker leader = mine.lead(blocking);
                flight = underWay.putIfAbsent(query, mine);
                if (flight == null) {
                    mine.start(port);
                    return leader;
                }
            }
            Flight.Asker follower = flight.join(blocking);
            if (follower != null) {
                return follower;
            }
            // It ended in between, and is about to be removed.
            underWay.remove(query, flight);
        }
    }
}
