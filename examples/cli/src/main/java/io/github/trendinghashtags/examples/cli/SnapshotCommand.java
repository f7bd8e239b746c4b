package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.examples.cli.Metered.Spent;
import io.github.trendinghashtags.examples.cli.snapshot.SnapshotFile;
import io.github.trendinghashtags.ranking.Ranking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps a ranking. */
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        description = "Fetches a whole ranking, and appends it to a file as a line of JSON.",
        sortOptions = false,
        footer = {
            "",
            "A whole top 100 costs 10 credits. What the file holds is never changed: should the "
                    + "program be stopped while it writes, at most the new line is cut off. Where a page "
                    + "can't be had, what was paid for is kept, and what is missing is told: exit code 1."
        })
final class SnapshotCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Endpoint> endpoints;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Where to append it; begun where there is none.")
    private Path file = Path.of("");

    @Mixin
    private QueryOptions ranking = new QueryOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    SnapshotCommand(Terminal terminal, Supplier<Endpoint> endpoints) {
        this.terminal = terminal;
        this.endpoints = endpoints;
    }

    @Override
    public Integer call() throws IOException {
        SnapshotReading.requireAppendable(file, terminal, spec);
        try (Endpoint endpoint = endpoints.get();
                Session session = connection.open(endpoint)) {
            endpoint.announce(terminal, true);
            WholeRanking fetched = WholeRanking.fetch(session.port(), ranking.query(), terminal);
            Ranking kept = fetched.ranking();
            append(file, kept);
            String took = Footer.of(kept.hashtags().size(), Spent.of(kept.receipt()));
            terminal.out().append(file + ": " + took + "\n").flush();
            return fetched.tellWhatIsMissing(terminal);
        }
    }

    static void append(Path file, Ranking ranking) {
        try {
            new SnapshotFile(file).append(ranking);
        } catch (IOException unwritten) {
            throw new FileFailure(file + " can't be written: " + unwritten.getMessage(), unwritten);
        }
    }
}
