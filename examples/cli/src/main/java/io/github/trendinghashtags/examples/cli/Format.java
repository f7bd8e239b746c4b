package io.github.trendinghashtags.examples.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a ranking is written. */
enum Format {
    /** For people: a table as wide as the terminal, and what it cost. */
    TABLE {
        @Override
        void write(List<TrendingHashtag> hashtags, boolean invented, Spent spent, Terminal terminal)
                throws IOException {
            new Table(terminal.columns(), Style.of(terminal)).write(hashtags, terminal.out());
            terminal.out()
                    .append('\n')
                    .append(Footer.of(hashtags.size(), spent))
                    .append('\n');
        }
    },

    /** For spreadsheets. */
    CSV {
        @Override
        void write(List<TrendingHashtag> hashtags, boolean invented, Spent spent, Terminal terminal)
                throws IOException {
            Csv.write(hashtags, invented, terminal.out());
        }
    },

    /** For programs: an array with an entry a line. Values are exact, and what the vendor leaves out is null. */
    JSON {
        @Override
        void write(List<TrendingHashtag> hashtags, boolean invented, Spent spent, Terminal terminal)
                throws IOException {
            String entries = hashtags.stream()
                    .map(hashtag -> Json.line(invented ? new Invented(hashtag, true) : hashtag))
                    .collect(Collectors.joining(",\n"));
            terminal.out().append("[\n" + entries + "\n]\n");
        }
    };

    /** An invented entry, marked by one more field. A real entry has just the fields of its record. */
    private record Invented(@JsonUnwrapped TrendingHashtag hashtag, boolean invented) {}

    abstract void write(List<TrendingHashtag> hashtags, boolean invented, Spent spent, Terminal terminal)
            throws IOException;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
