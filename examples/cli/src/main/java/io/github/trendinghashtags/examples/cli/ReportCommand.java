package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.examples.cli.report.Report;
import io.github.trendinghashtags.examples.cli.snapshot.Snapshots.Snapshot;
import io.github.trendinghashtags.ranking.Ranking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a ranking as an HTML page. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes an HTML page of a whole ranking: its trends, what moved and what is new.",
        sortOptions = false,
        footer = {
            "",
            "A fresh ranking costs 10 credits, one from a file nothing. The page is one file that loads nothing else. "
                    + "The last snapshots of one query, up to 100, show what moved since the one before, and how ranks "
                    + "changed over time; of a fresh ranking, the vendor says what moved."
        })
final class ReportCommand extends FetchingCommand {

    /** Three months of days, and some 20 MB. */
    private static final int MOST_SNAPSHOTS = 100;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write the page.")
    private Path out = Path.of("");

    @Option(names = "--from", paramLabel = "FILE", description = "The last snapshot of this file, not a fresh ranking.")
    private @Nullable Path from;

    ReportCommand(Terminal terminal, Supplier<Endpoint> endpoints) {
        super(terminal, endpoints);
    }

    @Override
    public Integer call() throws IOException {
        SnapshotReading.requireDirectory(out, this);
        if (Files.exists(out) && !Files.isRegularFile(out)) {
            throw refusal(out + " must be a file, or not there yet");
        }
        return from == null ? fetch(true, true, true, this::fresh) : fromFile(from);
    }

    private int fresh(Session session) throws IOException {
        WholeRanking fetched = wholeRanking(session);
        if (!fetched.isStopped()) {
            write(List.of(fetched.ranking()), fetched.invented());
        }
        return fetched.reportWhatIsMissing(terminal);
    }

    private int fromFile(Path file) throws IOException {
        if (isAnyOptionGiven()) {
            throw refusal("--from takes the ranking as it is in the file: give no option but --out beside it");
        }
        SnapshotReading reading = SnapshotReading.of(file, 1, MOST_SNAPSHOTS, this);
        if (Files.exists(out) && Files.isSameFile(file, out)) {
            throw refusal("--out must be another file than that of --from: " + file + " stays as it is");
        }
        TrendingHashtagsQuery query = reading.last().ranking().query();
        List<Ranking> history = reading.snapshots().stream()
                .map(Snapshot::ranking)
                .filter(ranking -> ranking.query().equals(query))
                .toList();
        write(history, reading.last().invented());
        return reading.exitCode();
    }

    private void write(List<Ranking> history, boolean invented) throws IOException {
        Path unfinished = Path.of(out + "." + UUID.randomUUID() + ".part");
        try {
            Files.writeString(
                    unfinished, Report.of(history, invented ? Endpoint.INVENTED : null), StandardCharsets.UTF_8);
            Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritten) {
            Files.deleteIfExists(unfinished);
            throw new FileFailure(out + " can't be written: " + FileFailure.reason(unwritten), unwritten);
        }
        terminal.say(out + ": "
                + Footer.counted(history.get(history.size() - 1).hashtags().size(), "hashtag"));
    }
}
