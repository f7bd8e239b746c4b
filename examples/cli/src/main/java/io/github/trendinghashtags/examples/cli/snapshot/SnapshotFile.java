package io.github.trendinghashtags.examples.cli.snapshot;

import io.github.trendinghashtags.ranking.Ranking;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of rankings in JSON lines, oldest first. It is only ever appended to, a whole line in one write, which is on the
 * disk when {@link #append} returns. So a crash can cut off the last line and harms no other; what is appended after a
 * line that was cut off begins on a line of its own.
 *
 * @param path the file, there already or not
 */
public record SnapshotFile(Path path) {

    /**
     * Adds a ranking.
     *
     * @param ranking complete or not
     * @param invented whether a stub invented it
     * @throws IOException if the file can't be written; what it held before is still there
     */
    public void append(Ranking ranking, boolean invented) throws IOException {
        String line = (endsWithinALine() ? "\n" : "") + SnapshotLine.write(ranking, invented) + "\n";
        // Not by a channel, which an interrupt would close between two bytes.
        try (FileOutputStream file = new FileOutputStream(path.toFile(), true)) {
            file.write(line.getBytes(StandardCharsets.UTF_8));
            file.getFD().sync();
        }
    }

    /**
     * Reads all of the file, and keeps the last rankings.
     *
     * @param count how many, from 1
     * @return what can be read, and what can't
     * @throws IOException if the file is not there, or can't be read at all
     */
    public Snapshots last(int count) throws IOException {
        return Snapshots.of(path, count);
    }

    private boolean endsWithinALine() throws IOException {
        if (!Files.exists(path)) {
            return false;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            if (file.length() == 0) {
                return false;
            }
            file.seek(file.length() - 1);
            return file.read() != '\n';
        }
    }
}
