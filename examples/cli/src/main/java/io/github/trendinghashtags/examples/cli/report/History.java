package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.text.Moment;
import io.github.trendinghashtags.ranking.Ranking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rankings of one query.
 *
 * @param rankings oldest first, at least one
 */
record History(List<Ranking> rankings) {

    Ranking latest() {
        return rankings.get(rankings.size() - 1);
    }

    /** The ranking before the latest, or null if there is none. */
    @Nullable
    Ranking earlier() {
        return rankings.size() < 2 ? null : rankings.get(rankings.size() - 2);
    }

    /** How each hashtag of the latest ranking came there, by its id. */
    Map<String, Past> pasts() {
        List<Map<String, Integer>> ranks = rankings.stream().map(History::ranks).toList();
        Map<String, Past> pasts = new HashMap<>();
        for (TrendingHashtag hashtag : latest().hashtags()) {
            List<@Nullable Integer> past = new ArrayList<>();
            ranks.forEach(ranking -> past.add(ranking.get(hashtag.id())));
            pasts.put(hashtag.id(), new Past(past, since(past)));
        }
        return pasts;
    }

    private static Map<String, Integer> ranks(Ranking ranking) {
        Map<String, Integer> ranks = new HashMap<>();
        ranking.hashtags().forEach(hashtag -> ranks.put(hashtag.id(), hashtag.rank()));
        return ranks;
    }

    /**
     * The day from which on it is in every ranking, or null if it is in all of them: before that it is unknown. An
     * incomplete ranking that does not show it counts as unknown, not as absent.
     */
    private @Nullable String since(List<@Nullable Integer> past) {
        int first = past.size() - 1;
        for (int i = first - 1;
                i >= 0 && (past.get(i) != null || !rankings.get(i).complete());
                i--) {
            first = past.get(i) == null ? first : i;
        }
        return first == 0 ? null : Moment.day(rankings.get(first).takenAt());
    }

    /**
     * A hashtag's ranks over time.
     *
     * @param ranks one of each ranking, oldest first, null if it was not in the ranking
     * @param since from which day on it is in all of them, or null if since before the first
     */
    record Past(List<@Nullable Integer> ranks, @Nullable String since) {

        RankGraph graph() {
            return new RankGraph(ranks);
        }
    }
}
