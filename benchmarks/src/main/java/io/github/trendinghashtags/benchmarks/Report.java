package io.github.trendinghashtags.benchmarks;

import io.github.trendinghashtags.benchmarks.peers.Contender;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Builds a text of Markdown. */
final class Report {
    /** Names a column, and says what its cell of each row is. */
    record Column(String name, Function<Contender, String> cell) {}

    private final StringBuilder text = new StringBuilder();

    /** Appends a paragraph. */
    void paragraph(String line) {
        text.append(line).append("\n\n");
    }

    /** Starts a table with these columns. */
    void table(String title, String... columns) {
        text.append("\n## ").append(title).append("\n\n");
        row(columns);
        text.append('|').append("---|".repeat(columns.length)).append('\n');
    }

    /** Appends a row to the last table. */
    void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Appends a table with a row for each contender; the first column has their labels. */
    void table(String title, List<Contender> contenders, Column... columns) {
        table(title, cells("", List.of(columns), Column::name));
        for (Contender contender : contenders) {
            row(contender.label(), List.of(columns), column -> column.cell().apply(contender));
        }
    }

    /** Starts a table with a column for each item after a column without a name. */
    void table(String title, Collection<?> items) {
        table(title, cells("", items, Object::toString));
    }

    /** Appends a row to the last table, with a cell for each item after the first cell. */
    <T> void row(String first, Collection<T> items, Function<T, String> cell) {
        row(cells(first, items, cell));
    }

    private static <T> String[] cells(String first, Collection<T> items, Function<T, String> cell) {
        return Stream.concat(Stream.of(first), items.stream().map(cell)).toArray(String[]::new);
    }

    /** Formats a number with three significant digits, or all digits before the decimal point. */
    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
