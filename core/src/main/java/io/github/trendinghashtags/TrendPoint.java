package io.github.trendinghashtags;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * How popular a hashtag was on a day or in a week, relative to the peak of its own series.
 *
 * @param time the start of the day or week, midnight in UTC
 * @param value from 0 to 1, where 1 is the series' peak (documented); any finite number is accepted
 * @serial exclude
 */
public record TrendPoint(Instant time, double value) implements Serializable {

    /**
     * Refuses a value that is infinite or not a number.
     *
     * @param time see {@link #time()}
     * @param value see {@link #value()}
     */
    public TrendPoint {
        Objects.requireNonNull(time, "time");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("trend value must be finite, was " + value);
        }
    }
}
