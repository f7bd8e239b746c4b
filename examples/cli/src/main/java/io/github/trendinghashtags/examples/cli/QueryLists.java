package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which rankings: every combination of what is given. What is not given is no filter. */
final class QueryLists {

    /** The description of the lists, for the help of a command. */
    static final String FOOTER = "Lists are separated by commas without a space after them. What is not given counts "
            + "once: no filter. Every combination of what is given is asked for.";

    @Option(
            names = "--regions",
            paramLabel = "CODES",
            converter = Conversions.ToRegions.class,
            description = "Countries such as US,GB, or all: the 27 known ones.")
    private List<Region> regions = List.of();

    @Option(
            names = "--periods",
            paramLabel = "DAYS",
            converter = Conversions.ToPeriods.class,
            description = "Periods such as 7,30, or all: the 3 known ones.")
    private List<TrendPeriod> periods = List.of();

    @Option(
            names = "--industries",
            paramLabel = "NAMES|IDS",
            converter = Conversions.ToIndustries.class,
            description = "Industries such as Pets,Games, or all: the 18 known ones.")
    private List<IndustryId> industries = List.of();

    /** How many rankings, from 1. */
    long count() {
        return count(regions) * count(periods) * count(industries);
    }

    /** The rankings' first pages. */
    List<TrendingHashtagsQuery> queries() {
        List<TrendingHashtagsQuery> queries = new ArrayList<>();
        for (Region region : regions.isEmpty() ? List.of(Region.ALL) : regions) {
            for (TrendPeriod period : periods.isEmpty() ? List.of(TrendPeriod.LAST_7_DAYS) : periods) {
                TrendingHashtagsQuery all =
                        TrendingHashtagsQuery.defaults().withRegion(region).withPeriod(period);
                if (industries.isEmpty()) {
                    queries.add(all);
                }
                industries.forEach(industry -> queries.add(all.withIndustry(industry)));
            }
        }
        return queries;
    }

    /** Such as {@code 27 regions × 3 periods × 18 industries}, or null if nothing is given. */
    @Nullable
    String combinations() {
        return regions.isEmpty() && periods.isEmpty() && industries.isEmpty()
                ? null
                : String.join(
                        " × ",
                        Footer.counted(count(regions), "region"),
                        Footer.counted(count(periods), "period"),
                        count(industries) == 1 ? "1 industry" : count(industries) + " industries");
    }

    private static long count(Collection<?> choices) {
        return Math.max(1, choices.size());
    }
}
