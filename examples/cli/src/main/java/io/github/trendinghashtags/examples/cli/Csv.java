package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.text.Movement;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A ranking by RFC 4180: a header, lines that end in CR LF, quotes if they are needed. Values are exact, and what the
 * vendor leaves out is an empty field; the trend's values are in one field, separated by spaces. A name that begins like
 * a formula stays as it is, so import the columns into a spreadsheet as text.
 */
final class Csv {
    private static final String HEADER =
            "rank,movement,places,id,name,posts,views,promoted,country_id,country,industry_id,industry,trend_from,trend,"
                    + "invented";

    private Csv() {}

    static void write(List<TrendingHashtag> hashtags, boolean invented, Appendable out) throws IOException {
        out.append(HEADER).append("\r\n");
        for (TrendingHashtag hashtag : hashtags) {
            out.append(line(hashtag, invented)).append("\r\n");
        }
    }

    private static String line(TrendingHashtag hashtag, boolean invented) {
        Country country = hashtag.country();
        Industry industry = hashtag.industry();
        List<TrendPoint> trend = hashtag.trend();
        return fields(
                hashtag.rank(),
                Movement.kind(hashtag.movement()),
                hashtag.movement().places(),
                hashtag.id(),
                hashtag.name(),
                hashtag.posts(),
                hashtag.views(),
                hashtag.promoted(),
                country == null ? null : country.id(),
                country == null ? null : country.name(),
                industry == null ? null : industry.id().value(),
                industry == null ? null : industry.name(),
                trend.isEmpty() ? null : trend.get(0).time(),
                trend.stream().map(point -> Double.toString(point.value())).collect(Collectors.joining(" ")),
                invented);
    }

    private static String fields(@Nullable Object... values) {
        return Arrays.stream(values).map(Csv::field).collect(Collectors.joining(","));
    }

    private static String field(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean special = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
