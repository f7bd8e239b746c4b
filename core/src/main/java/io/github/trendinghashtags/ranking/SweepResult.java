package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one ranking of a {@linkplain Rankings#sweep sweep}: the ranking, or why there is none.
 *
 * @param query the query as it was given
 * @param ranking the complete ranking, or null if it failed
 * @param failure what {@link Rankings#fetchAsync} fails with, such as an {@link IncompleteRankingException} with the pages
 *     that came; null if there is a ranking
 */
public record SweepResult(
        TrendingHashtagsQuery query,
        @Nullable Ranking ranking,
        @Nullable Throwable failure) {

    /**
     * Refuses a result that has both a ranking and a failure, or neither.
     *
     * @param query see {@link #query()}
     * @param ranking see {@link #ranking()}
     * @param failure see {@link #failure()}
     */
    public SweepResult {
        Objects.requireNonNull(query, "query");
        if ((ranking == null) == (failure == null)) {
            throw new IllegalArgumentException("either ranking or failure must be given, was "
                    + (ranking == null ? "neither" : "both") + " for " + query);
        }
    }
}
