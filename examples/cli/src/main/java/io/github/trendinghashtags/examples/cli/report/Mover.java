package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.text.Movement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A hashtag, and how it moved.
 *
 * @param hashtag the entry
 * @param movement by the vendor's word, or by an earlier ranking
 */
record Mover(TrendingHashtag hashtag, RankMovement movement) {

    /** How many places up or down, 0 where that is not known. */
    int places() {
        return Objects.requireNonNullElse(movement.places(), 0);
    }

    /** The movement, to be seen and to be heard. */
    void write(Html html) {
        html.open("span", "class", "move " + Movement.kind(movement));
        html.element("span", symbol(), "aria-hidden", "true").unseen(spoken());
        html.close();
    }

    private String symbol() {
        return movement.direction() == RankMovement.Direction.UNCHANGED
                ? "–"
                : Movement.symbol(movement).replace("★", "");
    }

    private String spoken() {
        @Nullable Integer places = movement.places();
        String kind = Movement.kind(movement);
        return places == null ? kind : kind + " " + places;
    }
}
