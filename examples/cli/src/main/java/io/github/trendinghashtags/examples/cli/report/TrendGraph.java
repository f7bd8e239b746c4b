package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.examples.cli.text.Moment;
import io.github.trendinghashtags.ranking.TrendSummary;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A trend as a small drawing: a line over its area, and a dot at the latest value.
 *
 * @param points oldest first
 */
record TrendGraph(List<TrendPoint> points) {
    private static final double WIDTH = 96;
    private static final double HEIGHT = 28;
    private static final double MARGIN = 3;

    boolean known() {
        return !points.isEmpty();
    }

    boolean hasLine() {
        return points.size() > 1;
    }

    /** The coordinates of the line. */
    String line() {
        return IntStream.range(0, points.size())
                .mapToObj(i -> coordinate(x(i)) + " " + coordinate(y(points.get(i))))
                .collect(Collectors.joining("L"));
    }

    /** The coordinates of the area below the line. */
    String area() {
        return coordinate(x(0)) + " " + coordinate(HEIGHT) + "L" + line() + "L" + lastX() + " " + coordinate(HEIGHT);
    }

    String lastX() {
        return coordinate(x(points.size() - 1));
    }

    String lastY() {
        return coordinate(y(points.get(points.size() - 1)));
    }

    /** The trend for those who listen. */
    String spoken() {
        TrendSummary summary = TrendSummary.of(points);
        TrendPoint latest = Objects.requireNonNull(summary.latest(), "latest");
        TrendPoint peak = Objects.requireNonNull(summary.peak(), "peak");
        String now = "Trend: " + percent(latest) + " of its peak on " + Moment.day(latest.time());
        return summary.latestIsPeak() ? now + ", the peak is now" : now + ", peak on " + Moment.day(peak.time());
    }

    private double x(int index) {
        return hasLine() ? MARGIN + index * (WIDTH - 2 * MARGIN) / (points.size() - 1) : WIDTH / 2;
    }

    /** From 0 to 1, as documented; what is beyond is drawn at the edge. */
    private static double y(TrendPoint point) {
        double value = Math.max(0, Math.min(1, point.value()));
        return HEIGHT - MARGIN - value * (HEIGHT - 2 * MARGIN);
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
    }

    private static String percent(TrendPoint point) {
        return String.format(Locale.ROOT, "%.0f %%", point.value() * 100);
    }
}
