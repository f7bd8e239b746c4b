package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.examples.cli.snapshot.OtherVersionException;
import io.github.trendinghashtags.examples.cli.snapshot.SnapshotFile;
import io.github.trendinghashtags.examples.cli.snapshot.Snapshots;
import io.github.trendinghashtags.examples.cli.snapshot.Snapshots.BadLine;
import io.github.trendinghashtags.examples.cli.snapshot.Snapshots.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last snapshots of a file, as a command needs them.
 *
 * @param file the file
 * @param found what was read
 */
record SnapshotReading(Path file, Snapshots found) {

    /**
     * Reads so many of a file's last snapshots, and says which lines can't be read.
     *
     * @throws picocli.CommandLine.ParameterException if there are not so many
     */
    static SnapshotReading of(Path file, int count, TerminalCommand command) {
        return of(file, count, count, command);
    }

    /** Reads up to {@code most} of them, and takes {@code least}. */
    static SnapshotReading of(Path file, int least, int most, TerminalCommand command) {
        SnapshotReading reading = new SnapshotReading(file, read(file, most, command));
        reading.report(reading.found.unreadable(), command.terminal);
        int had = reading.snapshots().size();
        for (Snapshot snapshot : reading.snapshots()) {
            requireSameOrigin(file, snapshot, reading.last().invented(), command);
        }
        if (had < least) {
            throw command.refusal(file + " must hold at least " + Footer.counted(least, "snapshot")
                    + " that can be read, holds " + had);
        }
        return reading;
    }

    /**
     * Refuses a file that can't be appended to. One that is not there yet can be, and one whose last line is cut off.
     *
     * @return the file's last snapshot, or null if it has none
     */
    static @Nullable Snapshot requireAppendable(Path file, TerminalCommand command) {
        if (!Files.exists(file)) {
            requireDirectory(file, command);
            return null;
        }
        if (!Files.isRegularFile(file) || !Files.isWritable(file)) {
            throw command.refusal(file + " must be a file that can be written to");
        }
        SnapshotReading reading = new SnapshotReading(file, read(file, 1, command));
        List<BadLine> bad = reading.found.unreadable();
        if (!bad.isEmpty() && bad.get(0).foreign()) {
            throw command.refusal(file + " is no snapshot file, and stays as it is: line "
                    + bad.get(0).line() + ": " + bad.get(0).problem());
        }
        reading.report(bad.stream().filter(BadLine::cutOff).toList(), command.terminal);
        return reading.snapshots().isEmpty() ? null : reading.last();
    }

    /** Refuses to put invented data beside real data. */
    static void requireSameOrigin(Path file, @Nullable Snapshot known, boolean invented, TerminalCommand command) {
        if (known != null && known.invented() != invented) {
            throw command.refusal(file + " line " + known.line() + " is " + origin(known.invented()) + ", and "
                    + origin(invented) + " data does not belong beside it: keep a file for each");
        }
    }

    private static String origin(boolean invented) {
        return invented ? "invented" : "real";
    }

    /** Whether a file can be written there. */
    static void requireDirectory(Path file, TerminalCommand command) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory) || !Files.isWritable(directory)) {
            throw command.refusal(file + " can't be written: " + directory + " must be a directory to write in");
        }
    }

    /** The snapshots, oldest first. */
    List<Snapshot> snapshots() {
        return found.last();
    }

    /** The last snapshot. */
    Snapshot last() {
        return snapshots().get(snapshots().size() - 1);
    }

    /** Done, or failed if a line that can't be read stands after the last but one of the snapshots: it may be newer. */
    int exitCode() {
        long first = snapshots().get(Math.max(0, snapshots().size() - 2)).line();
        return found.unreadable().stream().anyMatch(bad -> bad.line() > first) ? Cli.FAILED : Cli.OK;
    }

    private void report(List<BadLine> lines, Terminal terminal) {
        lines.forEach(bad -> terminal.warn(file + ", line " + bad.line() + ": " + bad.problem()));
    }

    private static Snapshots read(Path file, int count, TerminalCommand command) {
        try {
            return new SnapshotFile(file).last(count);
        } catch (OtherVersionException other) {
            throw new FileFailure(file + " can't be used: " + other.getMessage(), other);
        } catch (NoSuchFileException missing) {
            throw command.refusal(file + " can't be read: there is no such file");
        } catch (IOException unreadable) {
            throw command.refusal(file + " can't be read: " + FileFailure.reason(unreadable));
        }
    }
}
