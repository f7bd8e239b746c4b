package io.github.trendinghashtags.credits;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Refuses values out of range, in messages that name the thing, the range and the value. */
final class Require {
    private static final Duration YEAR = Duration.ofDays(365);

    private Require() {}

    static void atLeast(String name, @Nullable Long value, long min) {
        if (value != null && value < min) {
            throw new IllegalArgumentException(name + " must be at least " + min + ", was " + value);
        }
    }

    static void upToAYear(String name, @Nullable Duration value) {
        if (value != null && (value.isNegative() || value.compareTo(YEAR) > 0)) {
            throw new IllegalArgumentException(
                    name + " must be from " + Duration.ZERO + " to " + YEAR + ", was " + value);
        }
    }
}
