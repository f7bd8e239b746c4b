package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.examples.cli.text.Moment;
import io.github.trendinghashtags.ranking.TrendSummary;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A trend as a small drawing: a line over its area, and a dot where it stands now. */
final class TrendGraph {
    private static final double WIDTH = 96;
    private static final double HEIGHT = 28;
    private static final double MARGIN = 3;

    private TrendGraph() {}

    static void write(List<TrendPoint> trend, Html html) {
        if (trend.isEmpty()) {
            html.element("span", "–", "aria-hidden", "true").unseen("no trend");
            return;
        }
        String line = line(trend);
        html.open("svg", "viewBox", "0 0 96 28", "width", "96", "height", "28", "role", "img", "focusable", "false");
        html.element("title", spoken(trend));
        if (trend.size() > 1) {
            html.open("path", "class", "area", "d", area(trend, line)).close();
            html.open("path", "class", "line", "d", "M" + line).close();
        }
        int last = trend.size() - 1;
        html.open("circle", "cx", coordinate(x(last, trend.size())), "cy", coordinate(y(trend.get(last))), "r", "2.2");
        html.close().close();
    }

    private static String line(List<TrendPoint> trend) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < trend.size(); i++) {
            line.append(i == 0 ? "" : "L")
                    .append(coordinate(x(i, trend.size())))
                    .append(' ')
                    .append(coordinate(y(trend.get(i))));
        }
        return line.toString();
    }

    private static String area(List<TrendPoint> trend, String line) {
        return "M" + coordinate(x(0, trend.size())) + ' ' + coordinate(HEIGHT) + "L" + line + "L"
                + coordinate(x(trend.size() - 1, trend.size())) + ' ' + coordinate(HEIGHT) + "Z";
    }

    private static double x(int index, int count) {
        return count == 1 ? WIDTH / 2 : MARGIN + index * (WIDTH - 2 * MARGIN) / (count - 1);
    }

    /** From 0 to 1, as documented; what is beyond is drawn at the edge. */
    private static double y(TrendPoint point) {
        double value = Math.max(0, Math.min(1, point.value()));
        return HEIGHT - MARGIN - value * (HEIGHT - 2 * MARGIN);
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
    }

    private static String spoken(List<TrendPoint> trend) {
        TrendSummary summary = TrendSummary.of(trend);
        TrendPoint latest = Objects.requireNonNull(summary.latest(), "latest");
        TrendPoint peak = Objects.requireNonNull(summary.peak(), "peak");
        String now = "Trend: " + percent(latest) + " of its peak on " + Moment.day(latest.time());
        return summary.latestIsPeak() ? now + ", the peak is now" : now + ", peak on " + Moment.day(peak.time());
    }

    private static String percent(TrendPoint point) {
        return String.format(Locale.ROOT, "%.0f %%", point.value() * 100);
    }
}
