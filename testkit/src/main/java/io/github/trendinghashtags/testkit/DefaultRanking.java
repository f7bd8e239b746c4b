package io.github.trendinghashtags.testkit;

import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A synthetic top 100 for every region, period and industry, led by the documented entry if that passes the filters.
 * Keeps the latest few rankings, since inventing one takes longer than serving it.
 */
final class DefaultRanking implements Ranking {
    private static final long SEED = 1;
    private static final int KEPT = 16;

    private final @Nullable Clock clock;

    private final Map<Key, List<TrendingHashtag>> latest = new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<TrendingHashtag>> eldest) {
            return size() > KEPT;
        }
    };

    private DefaultRanking(@Nullable Clock clock) {
        this.clock = clock;
    }

    /** Returns the ranking that never changes. */
    static DefaultRanking constant() {
        return new DefaultRanking(null);
    }

    /** Returns the ranking that changes at midnight UTC of this clock. */
    static DefaultRanking changingDaily(Clock clock) {
        return new DefaultRanking(clock);
    }

    /** What rankings differ by: a query without its page and limit, and the day if they change. */
    private record Key(
            TrendingHashtagsQuery query, @Nullable LocalDate day) {
        List<TrendingHashtag> invent() {
            TrendingHashtag documented = HashtagFixtures.documentedHashtag();
            boolean leads = query.period().equals(TrendPeriod.LAST_7_DAYS) && Ranking.passes(documented, query);
            SyntheticRanking synthetic = new SyntheticRanking(query.region(), query.period(), query.industry(), SEED);
            List<TrendingHashtag> ranking = new ArrayList<>();
            if (leads) {
                ranking.add(documented);
            }
            ranking.addAll(
                    day == null
                            ? synthetic.topHundred().subList(leads ? 1 : 0, 100)
                            : synthetic.on(day, leads ? 2 : 1));
            return List.copyOf(ranking);
        }
    }

    @Override
    public List<TrendingHashtag> candidates(TrendingHashtagsQuery query) {
        TrendingHashtagsQuery whole = query.withPage(1).withLimit(20).withNewToTop100(false);
        LocalDate day = clock == null ? null : LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        synchronized (latest) {
            return latest.computeIfAbsent(new Key(whole, day), Key::invent);
        }
    }
}
