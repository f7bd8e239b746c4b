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
            "A page costs 2 credits, a whole top 100 costs 10. If a page of a whole ranking "
                    + "fails, the others are printed, and what is missing is reported: exit code 1."
        })
final class FetchCommand extends FetchingCommand {
    private static final int PAGE_SIZE = 20;

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
        return fetch(format == Format.TABLE, session -> all ? all(session) : page(session, page == null ? 1 : page));
    }

    private int page(Session session, int number) throws IOException {
        Integer total = session.knownTotal(query());
        if (total != null && number > 1 && isBeyond(number, total)) {
            throw refusal(beyond(number, total) + ", as its first page of today says");
        }
        TrendingHashtagsPage fetched;
        try (ObservedPort port = session.port()) {
            fetched = port.fetch(query().withPage(number));
        }
        if (fetched.hashtags().isEmpty() && isBeyond(number, fetched.total())) {
            terminal.warn(beyond(number, fetched.total()));
        }
        format.write(fetched.hashtags(), session.invented(), session.port().spent(), terminal);
        return Cli.OK;
    }

    private static boolean isBeyond(int page, int total) {
        return (page - 1) * PAGE_SIZE >= total;
    }

    private static String beyond(int page, int total) {
        return "page " + page + " is beyond the end: the ranking has " + Footer.counted(total, "hashtag") + ", "
                + Footer.counted((total + PAGE_SIZE - 1) / PAGE_SIZE, "page");
    }

    private int all(Session session) throws IOException {
        WholeRanking fetched = wholeRanking(session);
        format.write(fetched.ranking().hashtags(), fetched.invented(), fetched.spent(), terminal);
        return fetched.reportWhatIsMissing(terminal);
    }
}
