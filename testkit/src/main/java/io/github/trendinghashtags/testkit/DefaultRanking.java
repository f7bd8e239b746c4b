package io.github.trendinghashtags.testkit;

import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A synthetic top 100 for every region, period and industry, led by the documented entry where it belongs. The latest few
 * are kept: to invent one takes longer than to serve it.
 */
final class DefaultRanking implements Ranking {
    private static final long SEED = 1;
    private static final int KEPT = 16;

    private final Map<TrendingHashtagsQuery, List<TrendingHashtag>> latest =
            new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<TrendingHashtagsQuery, List<TrendingHashtag>> eldest) {
                    return size() > KEPT;
                }
            };

    @Override
    public List<TrendingHashtag> candidates(TrendingHashtagsQuery query) {
        TrendingHashtagsQuery whole = query.withPage(1).withLimit(20).withNewToTop100(false);
        synchronized (latest) {
            return latest.computeIfAbsent(whole, DefaultRanking::invented);
        }
    }

    private static List<TrendingHashtag> invented(TrendingHashtagsQuery query) {
        List<TrendingHashtag> ranking =
                new ArrayList<>(HashtagFixtures.synthetic(query.region(), query.period(), query.industry(), SEED));
        TrendingHashtag documented = HashtagFixtures.documentedHashtag();
        if (query.period().equals(TrendPeriod.LAST_7_DAYS) && Ranking.passes(documented, query)) {
            ranking.set(0, documented);
        }
        return List.copyOf(ranking);
    }
}
