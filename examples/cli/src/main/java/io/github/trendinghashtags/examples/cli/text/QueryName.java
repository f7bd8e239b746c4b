package io.github.trendinghashtags.examples.cli.text;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which ranking, in words. */
public final class QueryName {
    private QueryName() {}

    /**
     * Such as {@code United States · last 7 days · Pets}.
     *
     * @param query any page of the ranking
     * @return a line
     */
    public static String of(TrendingHashtagsQuery query) {
        return region(query.region()) + " · " + details(query);
    }

    /**
     * Where.
     *
     * @param region any
     * @return the English name, or the code if there is none
     */
    public static String region(Region region) {
        return region.equals(Region.ALL)
                ? "All regions"
                : new Locale.Builder().setRegion(region.code()).build().getDisplayCountry(Locale.ENGLISH);
    }

    /**
     * All but where.
     *
     * @param query any page of the ranking
     * @return such as {@code last 7 days · Pets · newcomers only}
     */
    public static String details(TrendingHashtagsQuery query) {
        TrendPeriod period = query.period();
        return (period.days() == 1 ? "last day" : "last " + period.days() + " days")
                + industry(query.industry())
                + (query.newToTop100() ? " · newcomers only" : "");
    }

    private static String industry(@Nullable IndustryId industry) {
        if (industry == null) {
            return "";
        }
        return " · "
                + IndustryId.known().entrySet().stream()
                        .filter(known -> known.getValue().equals(industry))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("industry " + industry.value());
    }
}
