package io.github.trendinghashtags.examples.cli.snapshot;

import io.github.trendinghashtags.examples.cli.json.Json;
import io.github.trendinghashtags.examples.cli.json.UnreadableException;
import io.github.trendinghashtags.ranking.Ranking;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a snapshot file.
 *
 * @param snapshot the version of the format, which begins the line
 * @param invented whether a stub invented the ranking
 * @param ranking the ranking
 */
record SnapshotLine(int snapshot, boolean invented, Ranking ranking) {

    /** The version that is written, and the only one that is read. */
    static final int VERSION = 3;

    /** What every line begins with, whatever its version. */
    static final String BEGINNING = "{\"snapshot\":";

    private static final Pattern OF_A_VERSION = Pattern.compile(Pattern.quote(BEGINNING) + "(\\d{1,9}),");

    SnapshotLine {
        if (ranking == null) {
            throw new IllegalArgumentException("ranking must be given, was null");
        }
    }

    static String write(Ranking ranking, boolean invented) {
        return Json.line(new SnapshotLine(VERSION, invented, ranking));
    }

    /**
     * Reads a line.
     *
     * @throws UnreadableException if it is no snapshot
     * @throws OtherVersionException if it is of another version
     */
    static SnapshotLine read(String line) throws OtherVersionException {
        Matcher versioned = OF_A_VERSION.matcher(line);
        if (versioned.lookingAt() && Integer.parseInt(versioned.group(1)) != VERSION) {
            throw new OtherVersionException(Integer.parseInt(versioned.group(1)));
        }
        return Json.read(line, SnapshotLine.class);
    }
}
