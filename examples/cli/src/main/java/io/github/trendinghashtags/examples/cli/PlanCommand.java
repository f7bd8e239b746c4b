package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.credits.CreditPlan;
import io.github.trendinghashtags.examples.cli.text.Moment;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what rankings will cost, without a request. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Says what rankings will cost and how long they take, before a credit is spent.",
        sortOptions = false,
        footer = {
            "",
            "Lists are separated by commas without a space after them. What is not given counts "
                    + "once: no filter. Every combination of what is given is asked for."
        })
final class PlanCommand extends TerminalCommand {

    @Option(names = "--all", description = "Whole rankings: the top 100, not a page of 20.")
    private boolean all;

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

    PlanCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        ResiliencePolicy policy = ResiliencePolicy.defaults();
        long rankings = count(regions) * count(periods) * count(industries);
        CreditPlan plan = (all ? CreditPlan.ofRanking(policy) : CreditPlan.ofPage(policy)).times(rankings);

        line(all ? "rankings" : "pages", number(rankings) + combinations());
        line("requests", number(plan.requests()));
        line("credits", number(plan.credits()));
        line(
                "at most",
                number(plan.creditsAtMost()) + ", if every request takes all " + policy.maxAttempts() + " attempts");
        line(
                "time",
                time(plan.shortestTime()) + ", at " + Footer.counted(policy.limitForPeriod(), "request") + " in "
                        + Moment.span(policy.limitRefreshPeriod()));
        terminal.out().flush();
        return Cli.OK;
    }

    private static String time(Duration shortest) {
        return shortest.isZero() ? "no wait" : "at least " + Moment.span(shortest);
    }

    private String combinations() {
        return regions.isEmpty() && periods.isEmpty() && industries.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        ": %s × %s × %s",
                        Footer.counted(count(regions), "region"),
                        Footer.counted(count(periods), "period"),
                        count(industries) == 1 ? "1 industry" : count(industries) + " industries");
    }

    private static long count(Collection<?> choices) {
        return Math.max(1, choices.size());
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private void line(String label, String value) throws IOException {
        terminal.out().append(String.format("%-10s%s%n", label, value));
    }
}
