package io.github.trendinghashtags.testkit;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.List;

/** Filters and pages hashtags as the vendor does. */
@FunctionalInterface
interface Ranking {

    /** Returns every entry that the query may match, whatever its page. */
    List<TrendingHashtag> candidates(TrendingHashtagsQuery query);

    /** Returns a ranking of these entries, filtered by each query. */
    static Ranking of(List<TrendingHashtag> hashtags) {
        List<TrendingHashtag> copy = List.copyOf(hashtags);
        return query -> copy;
    }

    /** The entries of one page, and where it is in the ranking. */
    record Slice(List<TrendingHashtag> hashtags, int page, int total, boolean hasMore) {}

    /** Filters the entries by the query and returns its page of them. */
    default Slice slice(TrendingHashtagsQuery query) {
        List<TrendingHashtag> all = candidates(query).stream()
                .filter(hashtag -> passes(hashtag, query))
                .toList();
        long from = Math.min((query.page() - 1L) * query.limit(), all.size());
        long to = Math.min(from + query.limit(), all.size());
        return new Slice(all.subList((int) from, (int) to), query.page(), all.size(), to < all.size());
    }

    static boolean passes(TrendingHashtag hashtag, TrendingHashtagsQuery query) {
        return inRegion(hashtag, query.region())
                && (query.industry() == null || inIndustry(hashtag, query.industry()))
                && (!query.newToTop100() || hashtag.movement().direction() == RankMovement.Direction.NEW);
    }

    private static boolean inRegion(TrendingHashtag hashtag, Region region) {
        return region.equals(Region.ALL)
                || (hashtag.country() != null && hashtag.country().id().equals(region.code()));
    }

    private static boolean inIndustry(TrendingHashtag hashtag, IndustryId industry) {
        return hashtag.industry() != null && hashtag.industry().id().equals(industry);
    }
}
