package io.github.trendinghashtags.examples.cli.snapshot;

/** A line that is no snapshot. The message says where in the line, what was expected, and what was found. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }

    static Unreadable at(String path, String expected, Object found) {
        return new Unreadable(path + ": expected " + expected + ", was " + found);
    }
}
