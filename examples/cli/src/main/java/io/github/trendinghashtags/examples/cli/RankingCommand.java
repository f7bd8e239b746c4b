package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtag;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command without a subcommand: prints a ranking. */
@Command(
        name = Cli.NAME,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Prints TikTok's trending hashtags, by KeyAPI.",
        sortOptions = false,
        footer = {
            "",
            "Every 20 hashtags are a request and cost 2 credits. csv and json have exact values.",
            "",
            "Environment:",
            "  KEYAPI_TOKEN         The key. Without one, a stub in this process invents",
            "                       data, which is marked, and kept only with --demo.",
            "  XDG_STATE_HOME       Where the day's credits and pages are kept.",
            "  KEYAPI_API_BASE_URL  Another address of the API.",
            "  COLUMNS              Another width than the terminal's.",
            "  NO_COLOR             No colour on a terminal either.",
            "",
            "Exit codes: 0 done, 1 failed, 2 refused."
        })
final class RankingCommand extends FetchingCommand {

    @Option(
            names = "--top",
            paramLabel = "N",
            converter = Conversions.ToTop.class,
            description = "How many hashtags, from 1 to 100; 20 by default.")
    private int top = 20;

    @Option(names = "--format", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}; table by default.")
    private Format format = Format.TABLE;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
    private boolean verbose;

    RankingCommand(Terminal terminal, Supplier<Endpoint> endpoints) {
        super(terminal, endpoints);
    }

    @Override
    public Integer call() throws IOException {
        return fetch(format == Format.TABLE, session -> {
            List<TrendingHashtag> hashtags;
            try (ObservedPort port = session.port()) {
                hashtags = port.stream(query()).limit(top).toList();
            }
            format.write(hashtags, session.invented(), session.port().spent(), terminal);
            return Cli.OK;
        });
    }

    boolean isVerbose() {
        return verbose;
    }
}
