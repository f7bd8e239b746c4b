package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.RankMovement;

/** Colours where the terminal has them, and otherwise nothing at all. */
enum Style {
    PLAIN,
    COLOURED;

    private static final String RESET = "\u001b[0m";

    static Style of(Terminal terminal) {
        return terminal.colour() ? COLOURED : PLAIN;
    }

    /** A heading, or an aside. */
    String faint(String text) {
        return coloured("2", text);
    }

    /** Green for what climbs, red for what falls, yellow for what is new. */
    String moving(RankMovement movement, String text) {
        if (movement instanceof RankMovement.Up) {
            return coloured("32", text);
        }
        if (movement instanceof RankMovement.Down) {
            return coloured("31", text);
        }
        return movement instanceof RankMovement.NewEntry ? coloured("33", text) : faint(text);
    }

    private String coloured(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + RESET;
    }
}
