package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.examples.cli.snapshot.Snapshots.Snapshot;
import io.github.trendinghashtags.examples.cli.text.Moment;
import io.github.trendinghashtags.examples.cli.text.QueryName;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.ranking.RankingDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two snapshots. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Prints what moved between two snapshots: the last two of a file, or the last of each of two.",
        sortOptions = false,
        footer = {
            "",
            "Both must be of the same query. A line that can't be read is reported and skipped; if it comes "
                    + "after the first of the two, the exit code is 1."
        })
final class DiffCommand extends TerminalCommand {

    @Parameters(arity = "1..2", paramLabel = "FILE", description = "What snapshot wrote; of two, the earlier first.")
    private List<Path> files = List.of();

    @Option(names = "--format", paramLabel = "NAME", description = "table or json; table by default.")
    private Format format = Format.TABLE;

    DiffCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        if (format == Format.CSV) {
            throw refusal("Invalid value for option '--format': must be table or json, was \"csv\"");
        }
        if (files.size() == 1) {
            SnapshotReading reading = SnapshotReading.of(files.get(0), 2, this);
            write(files.get(0), reading.snapshots().get(0), files.get(0), reading.last());
            return reading.exitCode();
        }
        SnapshotReading earlier = SnapshotReading.of(files.get(0), 1, this);
        SnapshotReading later = SnapshotReading.of(files.get(1), 1, this);
        write(files.get(0), earlier.last(), files.get(1), later.last());
        return Math.max(earlier.exitCode(), later.exitCode());
    }

    private void write(Path oneFile, Snapshot one, Path otherFile, Snapshot other) throws IOException {
        SnapshotReading.requireSameOrigin(oneFile, one, other.invented(), this);
        Ranking earlier = one.ranking();
        Ranking later = other.ranking();
        if (!earlier.query().equals(later.query())) {
            throw refusal("only snapshots of one query can be compared: " + described(oneFile, one) + ", "
                    + described(otherFile, other) + "; keep a file for each query");
        }
        if (format == Format.JSON) {
            terminal.out()
                    .append(MovesJson.of(earlier, later, other.invented()))
                    .append('\n');
        } else {
            if (other.invented()) {
                terminal.out().append(Endpoint.INVENTED).append("\n\n");
            }
            terminal.out().append(QueryName.of(later.query())).append('\n');
            terminal.out().append(Moment.of(earlier.takenAt()) + " → " + Moment.of(later.takenAt()) + "\n\n");
            new Moves(terminal.columns(), Style.of(terminal))
                    .write(RankingDiff.between(earlier, later), terminal.out());
        }
        terminal.out().flush();
    }

    private static String described(Path file, Snapshot snapshot) {
        return file + " line " + snapshot.line() + " is of "
                + QueryName.of(snapshot.ranking().query());
    }
}
