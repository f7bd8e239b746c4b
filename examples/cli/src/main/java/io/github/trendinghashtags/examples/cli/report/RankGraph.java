package io.github.trendinghashtags.examples.cli.report;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Ranks over time as a small drawing, from the best at the top to the worst. The line has a gap while the hashtag was not in
 * the ranking.
 *
 * @param ranks oldest first; the last is not null
 */
record RankGraph(List<@Nullable Integer> ranks) {
    /** Fewer places are not stretched over the whole height. */
    private static final int LEAST_RANGE = 5;

    private static final double WIDTH = 96;
    private static final double HEIGHT = 28;
    private static final double MARGIN = 3;

    String line() {
        StringBuilder line = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < ranks.size(); i++) {
            Integer rank = ranks.get(i);
            if (rank != null) {
                line.append(pen ? 'L' : 'M').append(point(i, rank)).append(pen ? "" : "h0");
            }
            pen = rank != null;
        }
        return line.toString();
    }

    String lastX() {
        return coordinate(x(ranks.size() - 1));
    }

    String lastY() {
        return coordinate(y(last()));
    }

    /** The ranks for those who listen. */
    String spoken() {
        return String.format(Locale.ROOT, "Rank %d now, %d at best, in %d rankings", last(), best(), ranks.size());
    }

    int best() {
        return known().min().orElse(last());
    }

    private IntStream known() {
        return ranks.stream().filter(Objects::nonNull).mapToInt(Integer::intValue);
    }

    private int last() {
        return Objects.requireNonNull(ranks.get(ranks.size() - 1), "the latest rank");
    }

    private String point(int index, int rank) {
        return coordinate(x(index)) + " " + coordinate(y(rank));
    }

    private double x(int index) {
        return MARGIN + index * (WIDTH - 2 * MARGIN) / Math.max(1, ranks.size() - 1);
    }

    private double y(int rank) {
        int range = Math.max(LEAST_RANGE, known().max().orElse(rank) - best());
        return MARGIN + (double) (rank - best()) / range * (HEIGHT - 2 * MARGIN);
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
    }
}
