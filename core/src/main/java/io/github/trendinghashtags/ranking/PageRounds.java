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
 * Decides which pages are asked for, by the rules that {@link Rankings} states, from the pages that came alone. A round is
 * planned from the pages before it, so that a ranking which is resumed asks in the rounds in which it would have been
 * fetched without a failure, for no other page, and comes to the same end.
 */
final class PageRounds {
    private static final int SIDE_BY_SIDE = 4;
    private static final int NOWHERE = Ranking.MAX_PAGES + 1;

    private final NavigableMap<Integer, FetchedPage> pages;
    private final TreeSet<Integer> knownToBeMissing;

    /** The highest page with an id that no lower one has, or 0. */
    private final int lastWithNews;

    /**
     * @param pages the pages that came, by number
     * @param knownToBeMissing pages that a ranking made by hand may know of and the rules don't
     */
    PageRounds(NavigableMap<Integer, FetchedPage> pages, Set<Integer> knownToBeMissing) {
        this.pages = pages;
        this.knownToBeMissing = new TreeSet<>(knownToBeMissing);
        this.lastWithNews = lastWithNews(pages.values());
    }

    /** The pages of the first round that is not over and that have not come, ascending; none if all rounds are over. */
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

    /** Those of the next round, and those beyond it that are known of. */
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

    /** The last page of the round that follows this page, or this page if none does. All up to it came, or need not. */
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
     * The first page of which it is certain that it need not be asked for: that after the last one with news, if this says
     * that no more follows, or the lowest above it that came and ends the ranking.
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

    /** The most that any page with entries states, or if there is none, that any page states. */
    static int statedTotal(Collection<FetchedPage> pages) {
        return pages.stream()
                .filter(page -> !page.isEmpty())
                .mapToInt(FetchedPage::total)
                .max()
                .orElseGet(
                        () -> pages.stream().mapToInt(FetchedPage::total).max().orElse(0));
    }

    /** What the pages of a ranking said, or if that is not known, what they would have said in one that is in order. */
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

    /** How many pages so many entries take, 50 at most. */
    private static int pages(int total) {
        return (int) Math.min(Ranking.MAX_PAGES, ((long) total + Ranking.PAGE_SIZE - 1) / Ranking.PAGE_SIZE);
    }
}
