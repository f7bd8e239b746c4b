package io.github.trendinghashtags.examples.cli.text;

import io.github.trendinghashtags.RankMovement;
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
        if (movement instanceof RankMovement.Up up) {
            return "▲" + orNothing(up.places());
        }
        if (movement instanceof RankMovement.Down down) {
            return "▼" + orNothing(down.places());
        }
        if (movement instanceof RankMovement.Unchanged) {
            return "=";
        }
        return movement instanceof RankMovement.NewEntry ? "★new" : "?";
    }

    /**
     * One of {@code up}, {@code down}, {@code unchanged}, {@code new} and {@code unknown}.
     *
     * @param movement any
     * @return the text for programs
     */
    public static String kind(RankMovement movement) {
        if (movement instanceof RankMovement.Up) {
            return "up";
        }
        if (movement instanceof RankMovement.Down) {
            return "down";
        }
        if (movement instanceof RankMovement.Unchanged) {
            return "unchanged";
        }
        return movement instanceof RankMovement.NewEntry ? "new" : "unknown";
    }

    /**
     * How many places up or down.
     *
     * @param movement any
     * @return from 0, or null where it is neither, or the vendor leaves it out
     */
    public static @Nullable Integer places(RankMovement movement) {
        if (movement instanceof RankMovement.Up up) {
            return up.places();
        }
        return movement instanceof RankMovement.Down down ? down.places() : null;
    }

    private static String orNothing(@Nullable Integer places) {
        return places == null ? "" : places.toString();
    }
}
