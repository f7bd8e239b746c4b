package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.credits.CreditPlan;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what rankings will cost, without a request. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Says what rankings will cost and how long they take, before a credit is spent.",
        sortOptions = false,
        footer = {"", QueryLists.FOOTER})
final class PlanCommand extends TerminalCommand {

    @Option(names = "--all", description = "Whole rankings: the top 100, not a page of 20.")
    private boolean all;

    @Mixin
    private QueryLists rankings = new QueryLists();

    PlanCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        ResiliencePolicy policy = ResiliencePolicy.defaults();
        CreditPlan one = all ? CreditPlan.ofRanking(policy) : CreditPlan.ofPage(policy);
        String combinations = rankings.combinations();
        PlanText.write(
                all ? "rankings" : "pages",
                PlanText.number(rankings.count()) + (combinations == null ? "" : ": " + combinations),
                one.times(rankings.count()),
                terminal);
        return Cli.OK;
    }
}
