package io.github.trendinghashtags.examples.cli.text;

import io.github.trendinghashtags.RankMovement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A movement as people and programs read it. */
public final class Movement {
    private Movement() {}

    /**
     * Such as {@code ▲3}, {@code ▼2}, {@code =}, {@code ★new} and {@code ?}.
     *
     * @param movement any
     * @return the text for people
     */
    public static String symbol(RankMovement movement) {
        return switch (movement.direction()) {
            case UP -> "▲" + orNothing(movement.places());
            case DOWN -> "▼" + orNothing(movement.places());
            case UNCHANGED -> "=";
            case NEW -> "★new";
            case UNKNOWN -> "?";
        };
    }

    /**
     * One of {@code up}, {@code down}, {@code unchanged}, {@code new} and {@code unknown}.
     *
     * @param movement any
     * @return the text for programs
     */
    public static String kind(RankMovement movement) {
        return movement.direction().name().toLowerCase(Locale.ROOT);
    }

    private static String orNothing(@Nullable Integer places) {
        return places == null ? "" : places.toString();
    }
}
