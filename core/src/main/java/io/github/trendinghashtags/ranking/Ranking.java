package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
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
 * consistent} if nothing shows that this happened, which means that none of these is seen:
 *
 * <ul>
 *   <li>an id comes twice: the entry of the lower page is kept;
 *   <li>two ids hold the same rank: both are kept;
 *   <li>two pages that have entries state different totals;
 *   <li>two pages are of different days in UTC, such as a page of today and one that was resumed tomorrow.
 * </ul>
 *
 * <p>A hashtag that slips from a page not yet asked for to one that has already come leaves no trace, so that a
 * consistent ranking is likely whole, and an inconsistent one surely changed.
 *
 * @param query which ranking, as the query of its first page and of 20 a page
 * @param hashtags the entries by rank, no id twice; may be empty
 * @param total how many entries the whole ranking has: the most that any page with entries states, or the number of
 *     those that came if that is more; if no entries came, the most that any page states; from 0
 * @param missingPages the numbers of the pages of 20 that are known of and have not come, ascending; empty if the
 *     ranking is complete
 * @param fetchedPages what the pages that came said, by number, from which {@link Rankings#resume} goes on; empty if
 *     that is not known, as in a ranking made by hand
 * @param consistent false if the ranking is seen to have changed between pages, as said above
 * @param stale whether a page of it is {@linkplain TrendingHashtagsPage#stale() stale}: an older one, given because a
 *     newer one could not be had
 * @param takenAt when the oldest of its pages was completed
 * @param receipt what all of it took: attempts and credits are sums, failed pages included; {@code elapsed} is the
 *     longest of each round of pages asked for side by side, added up; request id and time are those of the last
 *     response
 * @serial exclude
 */
public record Ranking(
        TrendingHashtagsQuery query,
        List<TrendingHashtag> hashtags,
        int total,
        List<Integer> missingPages,
        List<FetchedPage> fetchedPages,
        boolean consistent,
        boolean stale,
        Instant takenAt,
        Receipt receipt)
        implements Serializable {

    /**
     * Hashtags a page: the most that the vendor gives, and the cheapest, since a page costs the same whatever its size.
     */
    static final int PAGE_SIZE = 20;

    /** The last page that is ever asked for: ten times the documented top 100. */
    static final int MAX_PAGES = 50;

    /**
     * Refuses an id that comes twice, a total below the number of entries, a missing page outside 1 to 50, and a
     * fetched page that comes twice, is missing too, or has an id that no entry has. Copies the lists in their order,
     * and sets the query's page and limit.
     *
     * @param query see {@link #query()}
     * @param hashtags see {@link #hashtags()}; in any order
     * @param total see {@link #total()}
     * @param missingPages see {@link #missingPages()}; in any order
     * @param fetchedPages see {@link #fetchedPages()}; in any order
     * @param consistent see {@link #consistent()}
     * @param stale see {@link #stale()}
     * @param takenAt see {@link #takenAt()}
     * @param receipt see {@link #receipt()}
     */
    public Ranking {
        query = firstPage(query);
        hashtags = Require.copyOf("hashtags", hashtags).stream()
                .sorted(Comparator.comparingInt(TrendingHashtag::rank))
                .toList();
        Set<String> ids = distinctIds(hashtags);
        if (total < hashtags.size()) {
            throw new IllegalArgumentException(
                    "total must be at least the number of hashtags, " + hashtags.size() + ", was " + total);
        }
        missingPages = List.copyOf(new TreeSet<>(Require.copyOf("missingPages", missingPages)));
        for (int page : missingPages) {
            Require.inRange("missing page", page, 1, MAX_PAGES);
        }
        fetchedPages = Require.copyOf("fetchedPages", fetchedPages).stream()
                .sorted(Comparator.comparingInt(FetchedPage::number))
                .toList();
        Set<Integer> numbers = new HashSet<>(missingPages);
        for (FetchedPage page : fetchedPages) {
            requireFits(page, numbers, ids);
        }
        Objects.requireNonNull(takenAt, "takenAt");
        Objects.requireNonNull(receipt, "receipt");
    }

    /**
     * A ranking that is not stale, and of which is not known what its pages said.
     *
     * @param query see {@link #query()}
     * @param hashtags see {@link #hashtags()}; in any order
     * @param total see {@link #total()}
     * @param missingPages see {@link #missingPages()}; in any order
     * @param consistent see {@link #consistent()}
     * @param takenAt see {@link #takenAt()}
     * @param receipt see {@link #receipt()}
     */
    public Ranking(
            TrendingHashtagsQuery query,
            List<TrendingHashtag> hashtags,
            int total,
            List<Integer> missingPages,
            boolean consistent,
            Instant takenAt,
            Receipt receipt) {
        this(query, hashtags, total, missingPages, List.of(), consistent, false, takenAt, receipt);
    }

    /**
     * What a page that came said.
     *
     * @param number the number under which it was asked for, from 1 to 50
     * @param total how many entries the whole ranking has, as this page states it, from 0
     * @param hasMore whether it said that a further page has entries
     * @param ids the ids of its entries in the vendor's order; may be empty
     * @serial exclude
     */
    public record FetchedPage(int number, int total, boolean hasMore, List<String> ids) implements Serializable {

        /**
         * Refuses a number outside 1 to 50 and a negative total; copies the list.
         *
         * @param number see {@link #number()}
         * @param total see {@link #total()}
         * @param hasMore see {@link #hasMore()}
         * @param ids see {@link #ids()}
         */
        public FetchedPage {
            Require.inRange("fetched page", number, 1, MAX_PAGES);
            Require.atLeast("total", total, 0);
            ids = Require.copyOf("ids", ids);
        }

        static FetchedPage of(int number, TrendingHashtagsPage page) {
            List<String> ids = page.hashtags().stream().map(TrendingHashtag::id).toList();
            return new FetchedPage(number, page.total(), page.hasMore(), ids);
        }

        boolean isEmpty() {
            return ids.isEmpty();
        }
    }

    /**
     * Returns whether no page is missing. A complete ranking can still have {@link #missingRanks()}.
     *
     * @return false if {@link Rankings#resume} would ask for more
     */
    public boolean complete() {
        return missingPages.isEmpty();
    }

    /**
     * Returns the ranks that no entry holds, of 1 to the total, and of at most 1,000. On a complete ranking they are
     * places that an entry left between two pages, or that the vendor counts and does not give.
     *
     * @return ascending; always empty for a {@linkplain TrendingHashtagsQuery#newToTop100() query of newcomers}, whose
     *     ranks have gaps between them
     */
    public List<Integer> missingRanks() {
        if (query.newToTop100()) {
            return List.of();
        }
        Set<Integer> held = hashtags.stream().map(TrendingHashtag::rank).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, Math.min(total, MAX_PAGES * PAGE_SIZE))
                .boxed()
                .filter(rank -> !held.contains(rank))
                .toList();
    }

    /** Whether a hashtag that is not here was not in the vendor's ranking: nothing is out of sight. */
    boolean showsAll() {
        boolean totalKnown = fetchedPages.stream().allMatch(page -> page.isEmpty() || page.total() == total);
        return complete() && consistent && totalKnown && hashtags.size() == total;
    }

    Ranking withReceipt(Receipt other) {
        return new Ranking(query, hashtags, total, missingPages, fetchedPages, consistent, stale, takenAt, other);
    }

    static TrendingHashtagsQuery firstPage(TrendingHashtagsQuery query) {
        return Objects.requireNonNull(query, "query").withPage(1).withLimit(PAGE_SIZE);
    }

    private static Set<String> distinctIds(List<TrendingHashtag> hashtags) {
        Set<String> ids = new HashSet<>();
        for (TrendingHashtag hashtag : hashtags) {
            if (!ids.add(hashtag.id())) {
                throw new IllegalArgumentException("no hashtag may come twice, did " + hashtag.id());
            }
        }
        return ids;
    }

    private static void requireFits(FetchedPage page, Set<Integer> numbers, Set<String> ids) {
        if (!numbers.add(page.number())) {
            throw new IllegalArgumentException(
                    "a page must be fetched once or missing, page " + page.number() + " comes twice");
        }
        for (String id : page.ids()) {
            if (!ids.contains(id)) {
                throw new IllegalArgumentException(
                        "each id of a fetched page must be of a hashtag, page " + page.number() + " has " + id);
            }
        }
    }
}
