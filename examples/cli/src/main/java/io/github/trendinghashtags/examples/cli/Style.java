package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.RankMovement;

/** Colours if the terminal shows them, otherwise none. */
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
        return switch (movement.direction()) {
            case UP -> coloured("32", text);
            case DOWN -> coloured("31", text);
            case NEW -> coloured("33", text);
            case UNCHANGED, UNKNOWN -> faint(text);
        };
    }

    private String coloured(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + RESET;
    }
}
