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
 * A trend as a small drawing: a line over its area, a dot at the latest value, and a ring at the peak. Its scale is from the
 * least to the greatest value, so that movement is seen; how far that is, the first and the last value say beside it.
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

    /** The first and the last value, such as {@code 37 → 100 %}. */
    String fromTo() {
        String last = percent(points.get(points.size() - 1));
        return hasLine() ? String.format(Locale.ROOT, "%.0f", points.get(0).value() * 100) + " → " + last : last;
    }

    String peakX() {
        return coordinate(x(peak()));
    }

    String peakY() {
        return coordinate(y(points.get(peak())));
    }

    /** The index of the greatest value. */
    private int peak() {
        int peak = 0;
        for (int i = 1; i < points.size(); i++) {
            peak = points.get(i).value() > points.get(peak).value() ? i : peak;
        }
        return peak;
    }

    /** The latest value, by which the table is sorted. */
    double latest() {
        return points.get(points.size() - 1).value();
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

    /** A flat trend is drawn flat: less than a tenth of the peak is not stretched over the whole height. */
    private double y(TrendPoint point) {
        double low = points.stream().mapToDouble(TrendGraph::drawn).min().orElse(0);
        double high = points.stream().mapToDouble(TrendGraph::drawn).max().orElse(1);
        double range = Math.max(0.1, high - low);
        return HEIGHT - MARGIN - (drawn(point) - low) / range * (HEIGHT - 2 * MARGIN);
    }

    /** From 0 to 1, as documented; what is beyond is drawn at the edge. */
    private static double drawn(TrendPoint point) {
        return Math.max(0, Math.min(1, point.value()));
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
    }

    private static String percent(TrendPoint point) {
        return String.format(Locale.ROOT, "%.0f %%", point.value() * 100);
    }
}
