package io.github.trendinghashtags;

import io.github.trendinghashtags.checks.Require;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says how a hashtag's rank moved, as the vendor reports it; the vendor does not say since when.
 *
 * <pre>{@code
 * String text = switch (hashtag.movement().direction()) {
 *     case UP -> "climbed";
 *     case DOWN -> "fell";
 *     case NEW -> "new";
 *     case UNCHANGED, UNKNOWN -> "";
 * };
 * }</pre>
 *
 * @param direction which way
 * @param places how many places up or down, from 0, or null if the vendor leaves it out; always null for the other
 *     directions
 * @param code the vendor's number for a movement that this version does not know, or null if the vendor leaves it out;
 *     always null for the other directions
 * @serial exclude
 */
public record RankMovement(
        Direction direction,
        @Nullable Integer places,
        @Nullable Integer code) implements Serializable {

    private static final RankMovement UNCHANGED = new RankMovement(Direction.UNCHANGED, null, null);
    private static final RankMovement NEW_ENTRY = new RankMovement(Direction.NEW, null, null);

    /** Which way a rank moved. */
    public enum Direction {
        /** It climbed. */
        UP,
        /** It fell. */
        DOWN,
        /** It kept its rank. */
        UNCHANGED,
        /** It was not in the ranking before. */
        NEW,
        /** The vendor said something that this version does not know. */
        UNKNOWN
    }

    /**
     * Refuses negative places, places without a way up or down, and a code without {@link Direction#UNKNOWN}.
     *
     * @param direction see {@link #direction()}
     * @param places see {@link #places()}
     * @param code see {@link #code()}
     */
    public RankMovement {
        Objects.requireNonNull(direction, "direction");
        Require.atLeast("places", places, 0);
        if (places != null && direction != Direction.UP && direction != Direction.DOWN) {
            throw new IllegalArgumentException("places must be null for " + direction + ", was " + places);
        }
        if (code != null && direction != Direction.UNKNOWN) {
            throw new IllegalArgumentException("code must be null for " + direction + ", was " + code);
        }
    }

    /**
     * Returns a movement up.
     *
     * @param places how many places, from 0, or null if unknown
     * @return the movement
     * @throws IllegalArgumentException if the number is negative
     */
    public static RankMovement up(@Nullable Integer places) {
        return new RankMovement(Direction.UP, places, null);
    }

    /**
     * Returns a movement down.
     *
     * @param places how many places, from 0, or null if unknown
     * @return the movement
     * @throws IllegalArgumentException if the number is negative
     */
    public static RankMovement down(@Nullable Integer places) {
        return new RankMovement(Direction.DOWN, places, null);
    }

    /**
     * Returns no movement.
     *
     * @return the movement
     */
    public static RankMovement unchanged() {
        return UNCHANGED;
    }

    /**
     * Returns an entry into the ranking.
     *
     * @return the movement
     */
    public static RankMovement newEntry() {
        return NEW_ENTRY;
    }

    /**
     * Returns a movement that this version does not know.
     *
     * @param code the vendor's number for it, or null if the vendor left it out
     * @return the movement
     */
    public static RankMovement unknown(@Nullable Integer code) {
        return new RankMovement(Direction.UNKNOWN, null, code);
    }
}
