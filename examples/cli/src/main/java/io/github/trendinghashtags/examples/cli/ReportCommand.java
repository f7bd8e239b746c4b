package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.examples.cli.report.Report;
import io.github.trendinghashtags.ranking.Ranking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a page of a ranking. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Makes an HTML page of a whole ranking: its trends, what moved and what is new.",
        sortOptions = false,
        footer = {
            "",
            "A fresh ranking costs 10 credits, one from a file nothing. The page is one file that loads nothing else. "
                    + "What moved is told since the snapshot before the last, where that is of the same query, and "
                    + "otherwise by the vendor."
        })
final class ReportCommand extends FetchingCommand {

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
        return from == null ? fetch(true, true, true, this::fresh) : kept(from);
    }

    private int fresh(Session session) throws IOException {
        WholeRanking fetched = wholeRanking(session);
        write(fetched.ranking(), null, fetched.invented());
        return fetched.tellWhatIsMissing(terminal);
    }

    private int kept(Path file) throws IOException {
        if (isAnyOptionGiven()) {
            throw refusal("--from takes the ranking as it is in the file: give no option but --out beside it");
        }
        SnapshotReading reading = SnapshotReading.of(file, 1, 2, this);
        Ranking last = reading.last().ranking();
        Ranking first = reading.snapshots().get(0).ranking();
        boolean isEarlier = reading.snapshots().size() == 2 && first.query().equals(last.query());
        write(last, isEarlier ? first : null, reading.last().invented());
        return reading.exitCode();
    }

    private void write(Ranking shown, @Nullable Ranking earlier, boolean invented) throws IOException {
        Path unfinished = Path.of(out + ".part");
        try {
            Files.writeString(
                    unfinished, Report.of(shown, earlier, invented ? Endpoint.INVENTED : null), StandardCharsets.UTF_8);
            Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritten) {
            Files.deleteIfExists(unfinished);
            throw new FileFailure(out + " can't be written: " + FileFailure.reason(unwritten), unwritten);
        }
        terminal.say(out + ": " + Footer.counted(shown.hashtags().size(), "hashtag"));
    }
}
