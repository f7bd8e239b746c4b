package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.Metered.Spent;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** How a ranking is written. */
enum Format {
    /** For people: a table as wide as the terminal, and what it cost. */
    TABLE {
        @Override
        void write(List<TrendingHashtag> hashtags, Spent spent, Terminal terminal) throws IOException {
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
        void write(List<TrendingHashtag> hashtags, Spent spent, Terminal terminal) throws IOException {
            Csv.write(hashtags, terminal.out());
        }
    },

    /** For programs. */
    JSON {
        @Override
        void write(List<TrendingHashtag> hashtags, Spent spent, Terminal terminal) throws IOException {
            Json.write(hashtags, terminal.out());
        }
    };

    abstract void write(List<TrendingHashtag> hashtags, Spent spent, Terminal terminal) throws IOException;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
