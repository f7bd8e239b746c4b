package io.github.trendinghashtags.benchmarks;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * How calls are made.
 *
 * @param way by whom
 * @param atOnce how many are under way at any time
 */
record Load(Way way, int atOnce) {
    /** Who makes them. */
    enum Way {
        /** Threads that wait. */
        BLOCKING,
        /** Virtual threads that wait. */
        VIRTUAL,
        /** Nobody: each call's end begins the next. */
        ASYNC
    }

    /** One call, some and many at once. */
    static Stream<Load> of(Way way) {
        return Stream.of(1, 8, 64).map(atOnce -> new Load(way, atOnce));
    }

    /** What tables call it. */
    @Override
    public String toString() {
        return way.name().toLowerCase(Locale.ROOT) + ", " + atOnce;
    }
}
