package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.examples.cli.Metered.Spent;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a page of a ranking, or all of it. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = "Prints a page of a ranking, or all of it.",
        sortOptions = false,
        footer = {
            "",
            "A page costs 2 credits, a whole top 100 costs 10. Where a page of a whole ranking "
                    + "can't be had, the others are printed, and what is missing is told: exit code 1."
        })
final class FetchCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Endpoint> endpoints;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private QueryOptions ranking = new QueryOptions();

    @Option(
            names = "--page",
            paramLabel = "N",
            converter = Conversions.ToPage.class,
            description = "Which 20 hashtags, a page from 1 to 50; 1 by default.")
    private @Nullable Integer page;

    @Option(names = "--all", description = "All pages, as far as possible at once.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            converter = Conversions.ToFormat.class,
            description = "${COMPLETION-CANDIDATES}; table by default.")
    private Format format = Format.TABLE;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    FetchCommand(Terminal terminal, Supplier<Endpoint> endpoints) {
        this.terminal = terminal;
        this.endpoints = endpoints;
    }

    @Override
    public Integer call() throws IOException {
        if (all && page != null) {
            throw Refusal.of(spec, "--page and --all exclude each other: give one of them");
        }
        try (Endpoint endpoint = endpoints.get();
                Session session = connection.open(endpoint)) {
            endpoint.announce(terminal, format == Format.TABLE);
            return all ? all(session) : page(session, page == null ? 1 : page);
        }
    }

    private int page(Session session, int number) throws IOException {
        TrendingHashtagsPage fetched = session.port().fetch(ranking.query().withPage(number));
        format.write(fetched.hashtags(), Spent.of(fetched.receipt()), terminal);
        terminal.out().flush();
        return Cli.OK;
    }

    private int all(Session session) throws IOException {
        WholeRanking fetched = WholeRanking.fetch(session.port(), ranking.query(), terminal);
        format.write(fetched.ranking().hashtags(), Spent.of(fetched.ranking().receipt()), terminal);
        terminal.out().flush();
        return fetched.tellWhatIsMissing(terminal);
    }
}
