package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.RankMovement.Direction;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.report.History.Past;
import io.github.trendinghashtags.examples.cli.text.Counts;
import io.github.trendinghashtags.examples.cli.text.Movement;
import io.github.trendinghashtags.ranking.RankingDiff.Move;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A hashtag as the page shows it.
 *
 * @param hashtag the entry
 * @param movement as the vendor says, or as an earlier ranking shows
 * @param move the same hashtag then and now, or null if it is not known then
 * @param past its ranks over time, or null if there is no earlier ranking
 */
record Entry(
        TrendingHashtag hashtag,
        RankMovement movement,
        @Nullable Move move,
        @Nullable Past past) {

    int rank() {
        return hashtag.rank();
    }

    String name() {
        return "#" + hashtag.name();
    }

    /** Its page at TikTok, whatever its name. */
    String link() {
        String name = URLEncoder.encode(hashtag.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return "https://www.tiktok.com/tag/" + name;
    }

    /** How many places up or down, 0 if that is not known. */
    int places() {
        return Objects.requireNonNullElse(movement.places(), 0);
    }

    /** Places up, or down as a negative number: what the table is sorted by. A newcomer comes before all. */
    int climb() {
        return switch (movement.direction()) {
            case NEW -> Integer.MAX_VALUE;
            case UP -> places();
            case DOWN -> -places();
            case UNCHANGED, UNKNOWN -> 0;
        };
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
        return new Count(hashtag.posts(), move == null ? null : move.posts());
    }

    Count views() {
        return new Count(hashtag.views(), move == null ? null : move.views());
    }

    TrendGraph trend() {
        return new TrendGraph(hashtag.trend());
    }

    /**
     * A count: short for people, exact for programs and for who points at it.
     *
     * @param value the count, or null if it is not known
     * @param difference since the earlier ranking, or null if that is not known
     */
    record Count(@Nullable Long value, @Nullable Long difference) {
        boolean known() {
            return value != null;
        }

        String humanized() {
            return Counts.humanized(value);
        }

        String exact() {
            return value == null ? "" : String.format(Locale.ROOT, "%,d", value);
        }

        @Nullable
        String change() {
            return difference == null ? null : Counts.change(difference);
        }
    }
}
