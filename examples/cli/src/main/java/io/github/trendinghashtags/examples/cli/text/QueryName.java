package io.github.trendinghashtags.examples.cli.text;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.Locale;
import java.util.Map;

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
                + (query.industry() == null ? "" : " · " + industry(query.industry()))
                + (query.newToTop100() ? " · newcomers only" : "");
    }

    /**
     * Which ranking, as a part of a file's name on any platform. No two queries have the same, but for their page.
     *
     * @param query any page of the ranking
     * @return such as {@code us-7d-food-beverage} and {@code all-30d-all}
     */
    public static String forFiles(TrendingHashtagsQuery query) {
        IndustryId industry = query.industry();
        return (query.region().equals(Region.ALL)
                        ? "all"
                        : query.region().code().toLowerCase(Locale.ROOT))
                + "-" + query.period().days() + "d-"
                + (industry == null ? "all" : industry(industry).toLowerCase(Locale.ROOT)).replaceAll("[^a-z0-9]+", "-")
                + (query.newToTop100() ? "-newcomers" : "");
    }

    private static String industry(IndustryId industry) {
        return IndustryId.known().entrySet().stream()
                .filter(known -> known.getValue().equals(industry))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("industry " + industry.value());
    }
}
