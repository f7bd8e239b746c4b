package io.github.trendinghashtags.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a table took, in a line such as {@code 20 hashtags · 1 request · at most 2 credits · 0.3 s}. */
final class Footer {
    private Footer() {}

    static String of(int hashtags, Spent spent) {
        return counted(hashtags, "hashtag") + " · " + cost(spent);
    }

    /** The same without the hashtags. */
    static String cost(Spent spent) {
        List<String> parts = new ArrayList<>(
                List.of(counted(spent.requests(), "request"), "at most " + counted(spent.creditsAtMost(), "credit")));
        if (spent.keptPages() > 0) {
            parts.add(counted(spent.keptPages(), "page") + " of today not paid for again");
        }
        parts.add(String.format(Locale.ROOT, "%.1f s", spent.elapsed().toMillis() / 1000.0));
        return String.join(" · ", parts);
    }

    /** Such as {@code 1 page} and {@code 14,580 credits}. */
    static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d ", count) + noun + (count == 1 ? "" : "s");
    }
}
