package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.credits.CreditBudget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how to get at a ranking, and at what expense. */
final class ConnectionOptions {

    @Option(names = "--transport", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}; jdk by default.")
    private Transport transport = Transport.JDK;

    @Option(
            names = "--budget",
            paramLabel = "CREDITS",
            converter = Conversions.ToBudget.class,
            description = "The most to spend in a day of UTC. A request is held back unless 6 are left for it,"
                    + " the price of its 3 attempts.")
    private @Nullable Long budget;

    /** Puts the adapter together, and the budget around it. */
    Session open(Endpoint endpoint) {
        Session session = transport.open(endpoint.settings());
        if (budget == null) {
            return session;
        }
        CreditBudget limits = CreditBudget.unlimited().withPerDay(budget);
        return new Session(BudgetedTrendingHashtags.over(session.port(), limits), session.release());
    }
}
