package io.github.trendinghashtags.examples.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Chooses the columns that a line has room for, and their widths. */
final class Layout {
    static final int GAP = 2;

    /** The columns that a narrow terminal goes without, in this order. */
    private static final List<Column> DROPPED = List.of(Column.INDUSTRY, Column.TREND, Column.POSTS);

    private static final int NARROWEST_HASHTAG = 8;

    private Layout() {}

    /**
     * Gives each column its floor, and what is then left to the hashtags before the industries.
     *
     * @param contents how wide each column's content is
     * @param width how wide a line may be
     * @return the columns that fit, and their widths
     */
    static Map<Column, Integer> fit(Map<Column, Integer> contents, int width) {
        Map<Column, Integer> widths = new EnumMap<>(contents);
        widths.replaceAll(Column::floor);
        for (Column column : DROPPED) {
            if (slack(widths, width) < 0) {
                widths.remove(column);
            }
        }
        int missing = Math.max(0, -slack(widths, width));
        widths.computeIfPresent(
                Column.HASHTAG, (hashtag, floor) -> Math.max(Math.min(floor, NARROWEST_HASHTAG), floor - missing));
        contents.forEach((column, content) -> widths.computeIfPresent(
                column, (same, floor) -> floor + Math.max(0, Math.min(content - floor, slack(widths, width)))));
        return widths;
    }

    private static int slack(Map<Column, Integer> widths, int width) {
        int gaps = GAP * (widths.size() - 1);
        return width
                - gaps
                - widths.values().stream().mapToInt(Integer::intValue).sum();
    }
}
