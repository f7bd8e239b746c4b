package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.RankMovement.Direction;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.text.Counts;
import io.github.trendinghashtags.examples.cli.text.Movement;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A hashtag as the page shows it.
 *
 * @param hashtag the entry
 * @param movement as the vendor says, or as an earlier ranking shows
 */
record Entry(TrendingHashtag hashtag, RankMovement movement) {

    int rank() {
        return hashtag.rank();
    }

    String name() {
        return "#" + hashtag.name();
    }

    /** How many places up or down, 0 if that is not known. */
    int places() {
        return Objects.requireNonNullElse(movement.places(), 0);
    }

    /** The movement's kind, for the style sheet. */
    String kind() {
        return Movement.kind(movement);
    }

    String symbol() {
        return movement.direction() == Direction.UNCHANGED
                ? "–"
                : Movement.symbol(movement).replace("★", "");
    }

    /** The movement for those who listen. */
    String spoken() {
        return movement.places() == null ? kind() : kind() + " " + movement.places();
    }

    @Nullable
    String industry() {
        Industry industry = hashtag.industry();
        return industry == null ? null : industry.name();
    }

    boolean promoted() {
        return hashtag.promoted();
    }

    Count posts() {
        return new Count(hashtag.posts());
    }

    Count views() {
        return new Count(hashtag.views());
    }

    TrendGraph trend() {
        return new TrendGraph(hashtag.trend());
    }

    /** A count: short for people, exact for programs and on hovering. */
    record Count(@Nullable Long value) {
        boolean known() {
            return value != null;
        }

        String humanized() {
            return Counts.humanized(value);
        }

        String exact() {
            return value == null ? "" : String.format(Locale.ROOT, "%,d", value);
        }
    }
}
