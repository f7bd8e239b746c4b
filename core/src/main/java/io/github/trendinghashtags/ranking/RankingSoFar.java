package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a ranking, and which pages are wanted next: the rules that {@link Rankings} states. The pages of a
 * round are added from the lowest to the highest. For one thread at a time.
 */
final class RankingSoFar {
    private static final int NOWHERE = Ranking.MOST_PAGES + 1;
    private static final long SECONDS_PER_DAY = 86_400;

    private final TrendingHashtagsQuery query;
    private final Expenses expenses;
    private final Map<String, TrendingHashtag> byId = new LinkedHashMap<>();
    private final Set<Integer> ranks = new HashSet<>();
    private final NavigableSet<Integer> wanted = new TreeSet<>();
    private @Nullable Integer total;
    private int lastWithNews;
    private int lastKnownOf;
    private int end = NOWHERE;
    private boolean consistent = true;
    private @Nullable Instant takenAt;

    private RankingSoFar(TrendingHashtagsQuery query, Expenses expenses) {
        this.query = Ranking.firstPage(query);
        this.expenses = expenses;
    }

    static RankingSoFar nothing(TrendingHashtagsQuery query) {
        RankingSoFar nothing = new RankingSoFar(query, new Expenses());
        nothing.wanted.add(1);
        nothing.lastKnownOf = 1;
        return nothing;
    }

    /** What a partial ranking has. Of its pages the missing ones alone are known, the others came. */
    static RankingSoFar of(Ranking partial) {
        RankingSoFar soFar = new RankingSoFar(partial.query(), new Expenses(partial.receipt()));
        for (TrendingHashtag hashtag : partial.hashtags()) {
            soFar.byId.put(hashtag.id(), hashtag);
            soFar.ranks.add(hashtag.rank());
        }
        soFar.wanted.addAll(partial.missingPages());
        soFar.total = partial.total();
        soFar.consistent = partial.consistent();
        soFar.takenAt = partial.takenAt();
        soFar.lastKnownOf = Math.max(soFar.pagesByTotal(), soFar.wanted.last());
        soFar.lastWithNews = soFar.lastKnownOf;
        while (soFar.wanted.contains(soFar.lastWithNews)) {
            soFar.lastWithNews--;
        }
        if (soFar.lastWithNews == soFar.lastKnownOf) {
            soFar.end = soFar.lastKnownOf + 1;
        }
        return soFar;
    }

    TrendingHashtagsQuery query() {
        return query;
    }

    /** The pages to ask for, ascending; none where the ranking is complete. */
    Set<Integer> wanted() {
        return wanted;
    }

    boolean hasPages() {
        return takenAt != null;
    }

    void add(int number, TrendingHashtagsPage page) {
        wanted.remove(number);
        expenses.add(page.receipt());
        Instant answered = page.receipt().completedAt();
        consistent &= takenAt == null || day(takenAt) == day(answered);
        takenAt = takenAt == null || answered.isBefore(takenAt) ? answered : takenAt;
        boolean entries = !page.hashtags().isEmpty();
        consistent &= !entries || total == null || total == page.total();
        total = total == null ? page.total() : Math.max(total, page.total());
        noteEnd(number, addAll(page.hashtags()), page.hasMore());
    }

    void addFailure(Throwable failure) {
        if (failure instanceof TrendingHashtagsException told) {
            expenses.add(told.receipt());
        } else {
            expenses.addUntold();
        }
    }

    private boolean addAll(List<TrendingHashtag> hashtags) {
        boolean news = false;
        for (TrendingHashtag hashtag : hashtags) {
            boolean isNew = byId.putIfAbsent(hashtag.id(), hashtag) == null;
            news |= isNew;
            consistent &= isNew && ranks.add(hashtag.rank());
        }
        return news;
    }

    private void noteEnd(int number, boolean news, boolean more) {
        if (number < lastWithNews) {
            return;
        }
        if (!news) {
            end = Math.min(end, number);
            return;
        }
        lastWithNews = number;
        if (!more) {
            end = number + 1;
        } else if (number >= end) {
            end = NOWHERE;
        }
    }

    /** Takes stock of which pages there still are. */
    void endRound() {
        expenses.endRound();
        while (lastKnownOf < pagesByTotal()) {
            wanted.add(++lastKnownOf);
        }
        boolean mayHaveMore = !wanted.contains(lastKnownOf) && lastKnownOf < Ranking.MOST_PAGES;
        long expected = byId.size() + (long) Ranking.PAGE_SIZE * wanted.size();
        if (mayHaveMore && expected != told()) {
            wanted.add(++lastKnownOf);
        }
        wanted.tailSet(end, true).clear();
    }

    Ranking ranking() {
        return new Ranking(
                query,
                List.copyOf(byId.values()),
                Math.max(told(), byId.size()),
                List.copyOf(wanted),
                consistent,
                Objects.requireNonNull(takenAt, "no page has come"),
                expenses.receipt());
    }

    private int told() {
        return total == null ? 0 : total;
    }

    private int pagesByTotal() {
        return (int) Math.min(Ranking.MOST_PAGES, (told() + Ranking.PAGE_SIZE - 1L) / Ranking.PAGE_SIZE);
    }

    private static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS_PER_DAY);
    }
}
