package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.examples.cli.snapshot.SnapshotFile;
import io.github.trendinghashtags.examples.cli.snapshot.Snapshots.Snapshot;
import io.github.trendinghashtags.examples.cli.text.Moment;
import io.github.trendinghashtags.ranking.Ranking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeps a ranking. */
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        description =
                "Fetches a whole ranking, and appends it to a file as a line of JSON, unless it is the last there.",
        sortOptions = false,
        footer = {
            "",
            "A whole top 100 costs 10 credits. What the file holds is never changed: should the "
                    + "program be stopped while it writes, at most the new line is cut off. If a page "
                    + "fails, what was paid for is kept, and what is missing is reported: exit code 1."
        })
final class SnapshotCommand extends FetchingCommand {

    @Parameters(paramLabel = "FILE", description = "The file to append to; created if it is missing.")
    private Path file = Path.of("");

    SnapshotCommand(Terminal terminal, Supplier<Endpoint> endpoints) {
        super(terminal, endpoints);
    }

    @Override
    public Integer call() throws IOException {
        Snapshot last = SnapshotReading.requireAppendable(file, this);
        return fetch(true, true, true, session -> {
            SnapshotReading.requireSameOrigin(file, last, session.invented(), this);
            WholeRanking fetched = wholeRanking(session);
            if (fetched.isStopped()) {
                return fetched.reportWhatIsMissing(terminal);
            }
            if (last != null && isOfTheSamePages(last.ranking(), fetched.ranking())) {
                terminal.say(file + " has this ranking already, of "
                        + Moment.of(fetched.ranking().takenAt()) + ": --fresh pays for another");
                return fetched.reportWhatIsMissing(terminal);
            }
            append(file, fetched);
            String took = Footer.of(fetched.ranking().hashtags().size(), fetched.spent());
            terminal.say(file + ": " + took);
            return fetched.reportWhatIsMissing(terminal);
        });
    }

    private static boolean isOfTheSamePages(Ranking one, Ranking other) {
        return one.takenAt().equals(other.takenAt())
                && one.query().equals(other.query())
                && one.hashtags().equals(other.hashtags());
    }

    static void append(Path file, WholeRanking fetched) {
        try {
            new SnapshotFile(file).append(fetched.ranking(), fetched.invented());
        } catch (IOException unwritten) {
            throw new FileFailure(file + " can't be written: " + FileFailure.reason(unwritten), unwritten);
        }
    }
}
