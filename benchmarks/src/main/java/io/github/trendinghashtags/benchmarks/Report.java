package io.github.trendinghashtags.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Markdown, as it grows. */
final class Report {
    private final StringBuilder text = new StringBuilder();

    /** A line of its own. */
    void line(String line) {
        text.append(line).append("\n\n");
    }

    /** Begins a table. */
    void table(String title, String... columns) {
        text.append("\n## ").append(title).append("\n\n");
        row(columns);
        text.append('|').append("---|".repeat(columns.length)).append('\n');
    }

    /** Begins a table. */
    void table(String title, String first, Collection<?> columns) {
        table(title, cells(first, columns, Object::toString));
    }

    /** A row of the table that was begun last. */
    void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** A row of the table that was begun last, with a cell for each column. */
    <C> void row(String first, Collection<C> columns, Function<C, String> cell) {
        row(cells(first, columns, cell));
    }

    private static <C> String[] cells(String first, Collection<C> columns, Function<C, String> cell) {
        return Stream.concat(Stream.of(first), columns.stream().map(cell)).toArray(String[]::new);
    }

    /** A number with three digits that count. */
    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
