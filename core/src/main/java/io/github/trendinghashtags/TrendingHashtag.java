package io.github.trendinghashtags;

import io.github.trendinghashtags.checks.Require;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a ranking. What the vendor leaves out is null here, never a made-up 0.
 *
 * @param id the vendor's id, digits as text
 * @param name the hashtag without its {@code #}, in any script, emoji included
 * @param country the country that the figures are for, or null if the vendor leaves it out
 * @param industry the industry that the hashtag belongs to, or null if it has none
 * @param promoted whether the vendor marks it as promoted; unmarked is not promoted
 * @param trend the popularity over the period, oldest first as the vendor sends it: a point a day for 7 and 30 days, a
 *     point a week for 120; may be empty
 * @param creators up to three creators; may be empty
 * @param posts posts in the period, a count from 0, or null if the vendor leaves it out
 * @param views views in the period, a count from 0 that can be far beyond {@code int}, or null if the vendor leaves
 *     it out
 * @param rank the place in the ranking, from 1
 * @param movement how the rank moved
 * @serial exclude
 */
public record TrendingHashtag(
        String id,
        String name,
        @Nullable Country country,
        @Nullable Industry industry,
        boolean promoted,
        List<TrendPoint> trend,
        List<Creator> creators,
        @Nullable Long posts,
        @Nullable Long views,
        int rank,
        RankMovement movement)
        implements Serializable {

    /**
     * Refuses an empty id or name, negative counts and a rank below 1; copies the lists.
     *
     * @param id see {@link #id()}
     * @param name see {@link #name()}
     * @param country see {@link #country()}
     * @param industry see {@link #industry()}
     * @param promoted see {@link #promoted()}
     * @param trend see {@link #trend()}
     * @param creators see {@link #creators()}
     * @param posts see {@link #posts()}
     * @param views see {@link #views()}
     * @param rank see {@link #rank()}
     * @param movement see {@link #movement()}
     */
    public TrendingHashtag {
        Require.text("hashtag id", id);
        Require.text("hashtag name", name);
        trend = Require.copyOf("trend", trend);
        creators = Require.copyOf("creators", creators);
        Require.atLeast("posts", posts, 0);
        Require.atLeast("views", views, 0);
        Require.atLeast("rank", rank, 1);
        Objects.requireNonNull(movement, "movement");
    }
}
