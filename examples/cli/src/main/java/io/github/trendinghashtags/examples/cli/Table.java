package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.text.Text;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A ranking as lines no longer than the terminal's.
 *
 * @param width how many columns a line may take
 * @param style colours or none
 */
record Table(int width, Style style) {

    void write(List<TrendingHashtag> hashtags, Appendable out) throws IOException {
        Map<Column, Integer> widths = Layout.fit(contents(hashtags), width);
        out.append(style.faint(header(widths))).append('\n');
        for (TrendingHashtag hashtag : hashtags) {
            out.append(line(hashtag, widths)).append('\n');
        }
    }

    private static Map<Column, Integer> contents(List<TrendingHashtag> hashtags) {
        Map<Column, Integer> contents = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            int widest = hashtags.stream()
                    .mapToInt(hashtag -> Text.width(column.cell(hashtag)))
                    .max()
                    .orElse(0);
            contents.put(column, Math.max(widest, column.name().length()));
        }
        return contents;
    }

    private static String header(Map<Column, Integer> widths) {
        StringBuilder line = new StringBuilder();
        widths.forEach((column, width) -> append(line, column.aligned(column.name(), width)));
        return line.toString().stripTrailing();
    }

    private String line(TrendingHashtag hashtag, Map<Column, Integer> widths) {
        StringBuilder line = new StringBuilder();
        widths.forEach((column, width) -> {
            String field = column.aligned(column.cell(hashtag), width);
            append(line, column == Column.MOVE ? style.moving(hashtag.movement(), field) : field);
        });
        return line.toString().stripTrailing();
    }

    private static void append(StringBuilder line, String field) {
        line.append(" ".repeat(line.isEmpty() ? 0 : Layout.GAP)).append(field);
    }
}
