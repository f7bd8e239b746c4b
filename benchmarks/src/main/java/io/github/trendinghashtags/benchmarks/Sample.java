package io.github.trendinghashtags.benchmarks;

import java.util.Locale;

/**
 * Says what one call took.
 *
 * @param wall nanoseconds of wall time
 * @param processor nanoseconds of processor time, or 0 if it was not measured
 * @param bytes bytes allocated, or 0 if they were not measured
 */
record Sample(double wall, double processor, double bytes) {
    /** Parses the result of {@link #toString()}. */
    static Sample parse(String line) {
        String[] words = line.split(" ", -1);
        return new Sample(Double.parseDouble(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2]));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f %.1f %.1f", wall, processor, bytes);
    }
}
