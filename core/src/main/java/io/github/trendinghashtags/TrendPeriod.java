package io.github.trendinghashtags;

import io.github.trendinghashtags.checks.Require;
import java.io.Serializable;
import java.util.List;

/**
 * The look-back window of a ranking. The constants are the documented windows; the vendor's source is drifting (a
 * 90-day window has been announced), so {@link #of(int)} takes any number of days up to a year.
 *
 * @param days the window's length in days, from 1 to 365
 * @serial exclude
 */
public record TrendPeriod(int days) implements Serializable {

    /** The last 7 days, the vendor's default: one trend point a day. */
    public static final TrendPeriod LAST_7_DAYS = new TrendPeriod(7);

    /** The last 30 days: one trend point a day. */
    public static final TrendPeriod LAST_30_DAYS = new TrendPeriod(30);

    /** The last 120 days: one trend point a week. */
    public static final TrendPeriod LAST_120_DAYS = new TrendPeriod(120);

    private static final List<TrendPeriod> KNOWN = List.of(LAST_7_DAYS, LAST_30_DAYS, LAST_120_DAYS);

    /**
     * Refuses a window of less than a day or more than a year.
     *
     * @param days see {@link #days()}
     */
    public TrendPeriod {
        Require.inRange("period in days", days, 1, 365);
    }

    /**
     * Returns a window.
     *
     * @param days from 1 to 365
     * @return the period
     * @throws IllegalArgumentException if {@code days} is out of range
     */
    public static TrendPeriod of(int days) {
        return new TrendPeriod(days);
    }

    /**
     * Returns the documented windows, shortest first.
     *
     * @return an unmodifiable list
     */
    public static List<TrendPeriod> known() {
        return KNOWN;
    }
}
