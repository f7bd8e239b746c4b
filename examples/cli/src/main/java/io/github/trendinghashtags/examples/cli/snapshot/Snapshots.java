package io.github.trendinghashtags.examples.cli.snapshot;

import io.github.trendinghashtags.examples.cli.json.UnreadableException;
import io.github.trendinghashtags.ranking.Ranking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last rankings of a file. A line that can't be read costs nothing but itself.
 *
 * @param last the last rankings that can be read, oldest first
 * @param unreadable the lines that can't be, in order; of more than 20, the first 19 and the last
 */
public record Snapshots(List<Snapshot> last, List<BadLine> unreadable) {
    private static final int MOST_BAD_LINES = 20;

    /**
     * Copies the lists.
     *
     * @param last see {@link #last()}
     * @param unreadable see {@link #unreadable()}
     */
    public Snapshots {
        last = List.copyOf(last);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * A ranking and its line.
     *
     * @param line the line's number, from 1
     * @param invented whether a stub invented it
     * @param ranking what it holds
     */
    public record Snapshot(long line, boolean invented, Ranking ranking) {}

    /**
     * A line that is no ranking.
     *
     * @param line the line's number, from 1
     * @param cutOff whether it is the file's last and has no end: the writing of it was interrupted
     * @param foreign whether it does not even begin like a ranking, and none is before it
     * @param problem where in the line, what was expected, and what was found
     */
    public record BadLine(long line, boolean cutOff, boolean foreign, String problem) {}

    static Snapshots of(Path file, int count) throws IOException {
        Deque<Snapshot> last = new ArrayDeque<>();
        List<BadLine> unreadable = new ArrayList<>();
        try (Lines lines = Lines.of(file)) {
            for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                try {
                    SnapshotLine read = SnapshotLine.read(line.text());
                    last.addLast(new Snapshot(line.number(), read.invented(), read.ranking()));
                    if (last.size() > count) {
                        last.removeFirst();
                    }
                } catch (UnreadableException problem) {
                    if (unreadable.size() == MOST_BAD_LINES) {
                        unreadable.remove(MOST_BAD_LINES - 1);
                    }
                    boolean foreign = last.isEmpty() && !line.beginsLike(SnapshotLine.BEGINNING);
                    unreadable.add(bad(line, foreign, problem));
                }
            }
        }
        return new Snapshots(new ArrayList<>(last), unreadable);
    }

    private static BadLine bad(Lines.Line line, boolean foreign, UnreadableException problem) {
        String message = line.isEnded()
                ? String.valueOf(problem.getMessage())
                : "cut off: expected a snapshot and a line break, had only the first " + line.bytes() + " bytes of it";
        return new BadLine(line.number(), !line.isEnded(), foreign, message);
    }
}
