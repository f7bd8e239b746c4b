package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.ranking.Ranking.FetchedPage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Decides which pages to fetch, by the rules in {@link Rankings}. A round depends only on the pages before it, so a resumed
 * ranking fetches the same pages in the same rounds as one without a failure.
 */
final class PageRounds {
    private static final int SIDE_BY_SIDE = 4;
    private static final int NOWHERE = Ranking.MAX_PAGES + 1;

    private final NavigableMap<Integer, FetchedPage> pages;
    private final TreeSet<Integer> knownToBeMissing;

    /** The highest page with an id that no lower one has, or 0. */
    private final int lastWithNews;

    /**
     * @param pages the pages received, by number
     * @param knownToBeMissing pages that the ranking lists as missing; one that a user has built can list more than the rules
     *     find
     */
    PageRounds(NavigableMap<Integer, FetchedPage> pages, Set<Integer> knownToBeMissing) {
        this.pages = pages;
        this.knownToBeMissing = new TreeSet<>(knownToBeMissing);
        this.lastWithNews = lastWithNews(pages.values());
    }

    /** Returns what the first incomplete round lacks, ascending; empty if all rounds are complete. */
    List<Integer> next() {
        int before = 0;
        for (int last = 1; last > before; last = lastOfRoundAfter(before)) {
            List<Integer> next = missing(before + 1, last, end(FetchedPage::isEmpty));
            if (!next.isEmpty()) {
                return next;
            }
            before = last;
        }
        return List.of();
    }

    /** Returns the next round's pages, and the later ones that the total or the ranking names. */
    List<Integer> missing() {
        List<Integer> missing = new ArrayList<>(next());
        if (!missing.isEmpty()) {
            int known = Math.max(
                    pages(statedTotal(pages.values())), knownToBeMissing.isEmpty() ? 0 : knownToBeMissing.last());
            missing.addAll(missing(missing.get(missing.size() - 1) + 1, known, end(page -> true)));
        }
        return missing;
    }

    private List<Integer> missing(int first, int last, int end) {
        return IntStream.rangeClosed(first, Math.min(last, end - 1))
                .filter(number -> !pages.containsKey(number))
                .boxed()
                .toList();
    }

    /** Returns the last page of the next round, or {@code before} if there is no next round. Earlier rounds are complete. */
    private int lastOfRoundAfter(int before) {
        boolean isLast = before == lastWithNews && saysNoMore(before);
        if (before > lastWithNews || isLast || before == Ranking.MAX_PAGES) {
            return before;
        }
        Collection<FetchedPage> came = pages.headMap(before, true).values();
        int total = statedTotal(came);
        if (pages(total) > before) {
            return Math.min(before + SIDE_BY_SIDE, pages(total));
        }
        return entries(came) == total && knownToBeMissing.higher(before) == null ? before : before + 1;
    }

    /**
     * Returns the first page that is certainly past the end: the one after the last page with news, if that page says that
     * no more follows; or else the lowest received page after it that ends the ranking.
     */
    private int end(Predicate<FetchedPage> ends) {
        if (saysNoMore(lastWithNews)) {
            return lastWithNews + 1;
        }
        return pages.tailMap(lastWithNews, false).values().stream()
                .filter(ends)
                .mapToInt(FetchedPage::number)
                .findFirst()
                .orElse(NOWHERE);
    }

    private boolean saysNoMore(int number) {
        FetchedPage page = pages.get(number);
        return page != null && !page.hasMore();
    }

    /** Returns the largest total among pages with entries, or among all pages if none has entries. */
    static int statedTotal(Collection<FetchedPage> pages) {
        return pages.stream()
                .filter(page -> !page.isEmpty())
                .mapToInt(FetchedPage::total)
                .max()
                .orElseGet(
                        () -> pages.stream().mapToInt(FetchedPage::total).max().orElse(0));
    }

    /** Returns the ranking's pages; if it does not keep them, those that a consistent ranking would have had. */
    static List<FetchedPage> fetchedPages(Ranking ranking) {
        if (!ranking.fetchedPages().isEmpty() || ranking.hashtags().isEmpty()) {
            return ranking.fetchedPages();
        }
        List<Integer> missing = ranking.missingPages();
        int last = Math.max(pages(ranking.total()), missing.isEmpty() ? 0 : missing.get(missing.size() - 1));
        List<Integer> numbers = IntStream.rangeClosed(1, last)
                .filter(number -> !missing.contains(number))
                .boxed()
                .toList();
        List<String> ids =
                ranking.hashtags().stream().map(hashtag -> hashtag.id()).toList();
        List<FetchedPage> pages = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            List<String> share = ids.subList(i * ids.size() / numbers.size(), (i + 1) * ids.size() / numbers.size());
            pages.add(new FetchedPage(numbers.get(i), ranking.total(), numbers.get(i) < last, share));
        }
        return pages;
    }

    private static int lastWithNews(Collection<FetchedPage> pages) {
        Set<String> ids = new HashSet<>();
        int last = 0;
        for (FetchedPage page : pages) {
            last = ids.addAll(page.ids()) ? page.number() : last;
        }
        return last;
    }

    private static long entries(Collection<FetchedPage> pages) {
        return pages.stream().flatMap(page -> page.ids().stream()).distinct().count();
    }

    /** Returns how many pages the entries take, 50 at most. */
    private static int pages(int total) {
        return (int) Math.min(Ranking.MAX_PAGES, ((long) total + Ranking.PAGE_SIZE - 1) / Ranking.PAGE_SIZE);
    }
}
