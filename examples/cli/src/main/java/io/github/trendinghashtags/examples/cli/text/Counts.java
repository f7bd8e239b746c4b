package io.github.trendinghashtags.examples.cli.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Counts in at most six characters, such as {@code 48.9K}, {@code 151.9M} and {@code 19.6B}. */
public final class Counts {
    private static final String UNITS = "KMBTPE";
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private Counts() {}

    /**
     * The count to a tenth of its unit, half up.
     *
     * @param count from 0, or null if it is unknown
     * @return the text; a dash if it is unknown
     */
    public static String humanized(@Nullable Long count) {
        if (count == null) {
            return "–";
        }
        if (count < 1_000) {
            return count.toString();
        }
        BigDecimal value = BigDecimal.valueOf(count);
        int unit = -1;
        // Rounded first: 999,950 is 1.0M, not 1000.0K.
        while (tenths(value).compareTo(THOUSAND) >= 0) {
            value = value.movePointLeft(3);
            unit++;
        }
        return unit < 0 ? count.toString() : tenths(value).toPlainString() + UNITS.charAt(unit);
    }

    /**
     * A change of a count, with its sign.
     *
     * @param change any, or null if it is unknown
     * @return such as {@code +48.9K}, {@code -3} or {@code 0}; a dash if it is unknown
     */
    public static String change(@Nullable Long change) {
        if (change == null || change == 0) {
            return humanized(change);
        }
        return (change > 0 ? "+" : "-") + humanized(Math.abs(change));
    }

    private static BigDecimal tenths(BigDecimal value) {
        return value.setScale(1, RoundingMode.HALF_UP);
    }
}
