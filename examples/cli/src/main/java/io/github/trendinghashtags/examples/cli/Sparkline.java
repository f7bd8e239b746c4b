package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendPoint;
import java.util.List;

/** A trend as a row of bars, one a point; a long series has several points a bar, as high as the highest of them. */
final class Sparkline {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int MOST_BARS = 17;

    private Sparkline() {}

    /** The bars of a series from 0 to 1, oldest first; empty if it has no points. */
    static String of(List<TrendPoint> trend) {
        int pointsABar = Math.max(1, (trend.size() + MOST_BARS - 1) / MOST_BARS);
        StringBuilder bars = new StringBuilder();
        for (int first = 0; first < trend.size(); first += pointsABar) {
            List<TrendPoint> points = trend.subList(first, Math.min(first + pointsABar, trend.size()));
            bars.append(bar(points.stream().mapToDouble(TrendPoint::value).max().orElse(0)));
        }
        return bars.toString();
    }

    private static char bar(double value) {
        long height = Math.round(value * (BARS.length() - 1));
        return BARS.charAt((int) Math.max(0, Math.min(height, BARS.length() - 1)));
    }
}
