package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.credits.CachedTrendingHashtags;
import io.github.trendinghashtags.credits.CreditBudget;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.examples.cli.Transport.OpenTransport;
import io.github.trendinghashtags.examples.cli.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose the connection and limit its cost. */
final class ConnectionOptions {

    /** A disk can be slow, and a call waits for it. */
    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(10);

    @Option(names = "--demo", description = "Invented data from a stub in this process, which costs nothing.")
    private boolean demo;

    @Option(names = "--transport", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}; jdk by default.")
    private Transport transport = Transport.JDK;

    @Option(
            names = "--budget",
            paramLabel = "CREDITS",
            converter = Conversions.ToBudget.class,
            description = "The most that all runs together may spend in a day of UTC. A request is held back unless 6"
                    + " are left for it, the price of its 3 attempts.")
    private @Nullable Long budget;

    @Option(names = "--fresh", description = "Pay for pages of today again, too.")
    private boolean fresh;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "The directory for the day's credits and pages; by default the platform's for state.")
    private @Nullable Path state;

    boolean demo() {
        return demo;
    }

    /**
     * Puts the adapter together, and the budget and the pages that are kept around it.
     *
     * @param endpoint where to
     * @param reusesPages whether a page of today will do
     * @throws NoStateException if there is a budget and nowhere to keep it
     */
    Session open(Endpoint endpoint, boolean reusesPages, Terminal terminal) {
        CreditBudget limits = CreditBudget.unlimited().withCoolDown(Duration.ZERO);
        if (budget != null) {
            limits = limits.withPerDay(budget);
        }
        Path path = state == null ? endpoint.state() : state;
        if (endpoint.invented() || path == null) {
            if (budget != null && !endpoint.invented()) {
                throw new NoStateException();
            }
            OpenTransport opened = transport.open(endpoint.settings());
            TrendingHashtagsPort port = BudgetedTrendingHashtags.over(opened.port(), limits);
            return new Session(new ObservedPort(port, terminal), null, endpoint.invented(), opened.release());
        }
        StateDirectory directory = open(path.resolve(endpoint.account()));
        OpenTransport opened = transport.open(endpoint.settings());
        PageCache pages = directory.pageCache(fresh ? Instant.now() : Instant.MIN);
        TrendingHashtagsPort port = BudgetedTrendingHashtags.builder(opened.port())
                .budget(limits)
                .ledger(directory.ledger())
                .storeTimeout(STORE_TIMEOUT)
                .build();
        if (reusesPages) {
            port = CachedTrendingHashtags.builder(port)
                    .sharedCache(pages)
                    .storeTimeout(STORE_TIMEOUT)
                    .build();
        }
        return new Session(new ObservedPort(port, terminal), fresh ? null : pages, false, () -> {
            opened.release().run();
            directory.close();
        });
    }

    private static StateDirectory open(Path path) {
        try {
            return StateDirectory.open(path);
        } catch (IOException unusable) {
            throw new FileFailure(
                    "the state directory can't be used: " + FileFailure.reason(unusable) + " (another: --state)",
                    unusable);
        }
    }

    /** A budget for a day needs a place that outlives the process. */
    static final class NoStateException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoStateException() {
            super("--budget needs a directory to keep the day's credits, and the environment names no home:"
                    + " choose one by --state");
        }
    }
}
