package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.examples.cli.snapshot.SnapshotFile;
import io.github.trendinghashtags.examples.cli.snapshot.Snapshots.Snapshot;
import io.github.trendinghashtags.examples.cli.text.QueryName;
import io.github.trendinghashtags.ranking.Ranking;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * A directory with a snapshot file for each ranking and day. A file is there as a whole or not at all, whenever a process
 * ends. Several processes can write in it at once.
 *
 * @param path the directory, there already or not
 */
record SweepDirectory(Path path) {

    /** Refuses a directory that can't be written in, or not be created. */
    void requireUsable(TerminalCommand command) {
        SnapshotReading.requireDirectory(Files.exists(path) ? path.resolve("files") : path, command);
    }

    /** Creates it if it is missing. */
    void create() {
        try {
            Files.createDirectories(path);
        } catch (IOException impossible) {
            throw new FileFailure(path + " can't be created: " + FileFailure.reason(impossible), impossible);
        }
    }

    /**
     * Says whether a ranking of that day is there.
     *
     * @throws picocli.CommandLine.ParameterException if something else is there in its place, which is left alone
     */
    boolean has(TrendingHashtagsQuery query, LocalDate day, boolean invented, TerminalCommand command) {
        Path file = file(query, day);
        if (!Files.exists(file)) {
            return false;
        }
        Snapshot last = SnapshotReading.requireAppendable(file, command);
        SnapshotReading.requireSameOrigin(file, last, invented, command);
        if (last == null || !isWhole(last.ranking(), query, day)) {
            throw command.refusal(file + " holds something else than the whole ranking of " + QueryName.of(query)
                    + " of today, and stays as it is: move it away");
        }
        return true;
    }

    private static boolean isWhole(Ranking ranking, TrendingHashtagsQuery query, LocalDate day) {
        return ranking.complete()
                && ranking.query().equals(query.withPage(1).withLimit(20))
                && day(ranking.takenAt()).equals(day);
    }

    /**
     * Writes a ranking.
     *
     * @param replaces whether it takes the place of one that is there, which is of today and of the same query
     */
    void write(Ranking ranking, boolean invented, boolean replaces) {
        Path file = file(ranking.query(), day(ranking.takenAt()));
        Path unfinished = Path.of(file + "." + UUID.randomUUID() + ".part");
        CopyOption[] options = replaces ? new CopyOption[] {StandardCopyOption.REPLACE_EXISTING} : new CopyOption[0];
        try {
            try {
                new SnapshotFile(unfinished).append(ranking, invented);
                Files.move(unfinished, file, options);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (FileAlreadyExistsException writtenByAnother) {
            // By another process that sweeps the same list meanwhile: it is as good.
        } catch (IOException unwritten) {
            throw new FileFailure(file + " can't be written: " + FileFailure.reason(unwritten), unwritten);
        }
    }

    private Path file(TrendingHashtagsQuery query, LocalDate day) {
        return path.resolve(QueryName.forFiles(query) + "-" + day + ".jsonl");
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** As it was given. */
    @Override
    public String toString() {
        return path.toString();
    }
}
