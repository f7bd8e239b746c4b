package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.checks.Require;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A ranking of all pages, or of as many as could be had. {@link Rankings} fetches it.
 *
 * <p>Its pages are asked for one by one, and the vendor can change the ranking between two of them. It is {@code
 * consistent} where nothing shows that this happened, which means that none of these is seen:
 *
 * <ul>
 *   <li>an id comes twice: the entry that came first is kept, of the pages asked for side by side that of the lower one;
 *   <li>two ids hold the same rank: both are kept;
 *   <li>two pages that have entries tell different totals;
 *   <li>two pages were answered on different days in UTC, such as a page of today and one that was resumed tomorrow.
 * </ul>
 *
 * <p>A hashtag that slips from a page not yet asked for to one that has already come leaves no trace, so that a
 * consistent ranking is likely whole, and an inconsistent one surely changed.
 *
 * @param query which ranking, as the query of its first page and of 20 a page
 * @param hashtags the entries by rank, no id twice; may be empty
 * @param total how many entries the whole ranking has: the most that any page told, or the number of those that came
 *     where the vendor told less; from 0
 * @param missingPages the numbers of the pages of 20 that are known of and have not come, ascending; empty where the
 *     ranking is complete
 * @param consistent false where the ranking is seen to have changed between pages, as said above
 * @param takenAt when the oldest of its pages was answered
 * @param receipt what all of it took: attempts and credits are sums, failed pages included; {@code elapsed} is the
 *     longest of each round of pages asked for side by side, added up; request id and time are those of the last answer
 * @serial exclude
 */
public record Ranking(
        TrendingHashtagsQuery query,
        List<TrendingHashtag> hashtags,
        int total,
        List<Integer> missingPages,
        boolean consistent,
        Instant takenAt,
        Receipt receipt)
        implements Serializable {

    /** Hashtags a page: the most that the vendor gives, and the cheapest, since a page costs the same whatever its size. */
    static final int PAGE_SIZE = 20;

    /** The last page that is ever asked for: ten times the documented top 100. */
    static final int MOST_PAGES = 50;

    /**
     * Refuses an id that comes twice, a total below the number of entries, and a missing page outside 1 to 50. Copies the
     * lists in their order, and sets the query's page and limit.
     *
     * @param query see {@link #query()}
     * @param hashtags see {@link #hashtags()}; in any order
     * @param total see {@link #total()}
     * @param missingPages see {@link #missingPages()}; in any order
     * @param consistent see {@link #consistent()}
     * @param takenAt see {@link #takenAt()}
     * @param receipt see {@link #receipt()}
     */
    public Ranking {
        query = firstPage(query);
        hashtags = hashtags.stream()
                .sorted(Comparator.comparingInt(TrendingHashtag::rank))
                .toList();
        requireDistinct(hashtags);
        if (total < hashtags.size()) {
            throw new IllegalArgumentException(
                    "total must be at least the number of hashtags, " + hashtags.size() + ", was " + total);
        }
        missingPages = List.copyOf(new TreeSet<>(missingPages));
        for (int page : missingPages) {
            Require.inRange("missing page", page, 1, MOST_PAGES);
        }
        Objects.requireNonNull(takenAt, "takenAt");
        Objects.requireNonNull(receipt, "receipt");
    }

    /**
     * Whether no page is missing. A complete ranking can still have {@link #missingRanks()}.
     *
     * @return false where {@link Rankings#resume} would ask for more
     */
    public boolean complete() {
        return missingPages.isEmpty();
    }

    /**
     * The ranks that nobody holds, of 1 to the total, and of at most 1,000. On a complete ranking they are places that an
     * entry left between two pages, or that the vendor counts and does not give.
     *
     * @return ascending; always empty for a {@linkplain TrendingHashtagsQuery#newToTop100() query of newcomers}, whose
     *     ranks have gaps where the others are
     */
    public List<Integer> missingRanks() {
        if (query.newToTop100()) {
            return List.of();
        }
        Set<Integer> held = hashtags.stream().map(TrendingHashtag::rank).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, Math.min(total, MOST_PAGES * PAGE_SIZE))
                .boxed()
                .filter(rank -> !held.contains(rank))
                .toList();
    }

    static TrendingHashtagsQuery firstPage(TrendingHashtagsQuery query) {
        return query.withPage(1).withLimit(PAGE_SIZE);
    }

    private static void requireDistinct(List<TrendingHashtag> hashtags) {
        Set<String> ids = new HashSet<>();
        for (TrendingHashtag hashtag : hashtags) {
            if (!ids.add(hashtag.id())) {
                throw new IllegalArgumentException("no hashtag may come twice, did " + hashtag.id());
            }
        }
    }
}
