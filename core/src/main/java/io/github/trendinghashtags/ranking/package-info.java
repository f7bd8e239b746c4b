/**
 * Whole rankings over {@link io.github.trendinghashtags.TrendingHashtagsPort the port}: {@linkplain
 * io.github.trendinghashtags.ranking.Rankings fetched} in about two round trips, {@linkplain
 * io.github.trendinghashtags.ranking.RankingDiff compared}, and {@linkplain
 * io.github.trendinghashtags.ranking.TrendSummary summed up}.
 *
 * <pre>{@code
 * void printWhatMoved(TrendingHashtagsPort hashtags, Ranking yesterday) {
 *     Ranking today = Rankings.fetch(hashtags, yesterday.query());
 *     for (RankingDiff.Move move : RankingDiff.between(yesterday, today).climbed()) {
 *         System.out.println("#" + move.later().name() + " is up " + move.places());
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.github.trendinghashtags.ranking;

import org.jspecify.annotations.NullMarked;
