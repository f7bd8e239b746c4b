package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which ranking. */
final class QueryOptions {

    @Option(names = "--region", paramLabel = "CODE", description = "A country such as US, or all (the default).")
    private Region region = Region.ALL;

    @Option(
            names = "--period",
            paramLabel = "DAYS",
            description = "How many days to look back: 7 (the default), 30 or 120; 1 to 365 are passed on.")
    private TrendPeriod period = TrendPeriod.LAST_7_DAYS;

    @Option(
            names = "--industry",
            paramLabel = "NAME|ID",
            description = "An industry by its English name, such as \"Food & Beverage\", or by its number.")
    private @Nullable IndustryId industry;

    @Option(names = "--new", description = "Only hashtags that are in the top 100 for the first time.")
    private boolean newToTop100;

    /** The ranking's first page. */
    TrendingHashtagsQuery query() {
        TrendingHashtagsQuery query = TrendingHashtagsQuery.defaults()
                .withRegion(region)
                .withPeriod(period)
                .withNewToTop100(newToTop100);
        return industry == null ? query : query.withIndustry(industry);
    }
}
