package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsPage;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
final class FetchCommand extends FetchingCommand {

    @Option(
            names = "--page",
            paramLabel = "N",
            converter = Conversions.ToPage.class,
            description = "Which 20 hashtags, a page from 1 to 50; 1 by default.")
    private @Nullable Integer page;

    @Option(names = "--all", description = "All pages, as far as possible at once.")
    private boolean all;

    @Option(names = "--format", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}; table by default.")
    private Format format = Format.TABLE;

    FetchCommand(Terminal terminal, Supplier<Endpoint> endpoints) {
        super(terminal, endpoints);
    }

    @Override
    public Integer call() throws IOException {
        if (all && page != null) {
            throw refusal("--page and --all exclude each other: give one of them");
        }
        return fetch(format == Format.TABLE, port -> all ? all(port) : page(port, page == null ? 1 : page));
    }

    private int page(ObservedPort port, int number) throws IOException {
        TrendingHashtagsPage fetched = port.fetch(query().withPage(number));
        format.write(fetched.hashtags(), port.spent(), terminal);
        return Cli.OK;
    }

    private int all(ObservedPort port) throws IOException {
        WholeRanking fetched = wholeRanking(port);
        format.write(fetched.ranking().hashtags(), fetched.spent(), terminal);
        return fetched.tellWhatIsMissing(terminal);
    }
}
