package io.github.trendinghashtags;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** How a hashtag's rank moved, as the vendor tells it; the vendor does not say since when. */
public sealed interface RankMovement extends Serializable {

    /**
     * It climbed.
     *
     * @param places how many places, from 0, or null where the vendor leaves it out
     * @serial exclude
     */
    record Up(@Nullable Integer places) implements RankMovement {

        /**
         * Refuses a negative number of places.
         *
         * @param places see {@link #places()}
         */
        public Up {
            requirePlaces(places);
        }
    }

    /**
     * It fell.
     *
     * @param places how many places, from 0, or null where the vendor leaves it out
     * @serial exclude
     */
    record Down(@Nullable Integer places) implements RankMovement {

        /**
         * Refuses a negative number of places.
         *
         * @param places see {@link #places()}
         */
        public Down {
            requirePlaces(places);
        }
    }

    /** It kept its rank. */
    record Unchanged() implements RankMovement {}

    /** It was not in the ranking before. */
    record NewEntry() implements RankMovement {}

    /**
     * The vendor said something that this version does not know.
     *
     * @param code the vendor's {@code rank_diff_type}, or null where it left that out
     * @serial exclude
     */
    record Unknown(@Nullable Integer code) implements RankMovement {}

    private static void requirePlaces(@Nullable Integer places) {
        if (places != null) {
            Require.atLeast("places", places, 0);
        }
    }
}
