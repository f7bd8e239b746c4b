package io.github.trendinghashtags.benchmarks;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * Describes how calls are made.
 *
 * @param mode by which kind of caller
 * @param concurrency how many calls are in progress at any time, from 1
 */
record Load(CallMode mode, int concurrency) {
    /** Says what makes the next call when one has ended. */
    enum CallMode {
        /** A thread that waited for it. */
        BLOCKING,
        /** A virtual thread that waited for it. */
        VIRTUAL,
        /** A stage of its future. */
        ASYNC
    }

    /** Returns one, few and many concurrent calls. */
    static Stream<Load> of(CallMode mode) {
        return Stream.of(1, 8, 64).map(concurrency -> new Load(mode, concurrency));
    }

    /** Returns its name in tables. */
    @Override
    public String toString() {
        return mode.name().toLowerCase(Locale.ROOT) + ", " + concurrency;
    }
}
