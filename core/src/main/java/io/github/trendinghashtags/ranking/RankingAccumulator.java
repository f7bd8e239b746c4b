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
final class RankingAccumulator {
    private static final int NOWHERE = Ranking.MOST_PAGES + 1;
    private static final long SECONDS_PER_DAY = 86_400;

    private final TrendingHashtagsQuery query;
    private final ReceiptAccumulator receipts;
    private final Map<String, TrendingHashtag> byId = new LinkedHashMap<>();
    private final Set<Integer> ranks = new HashSet<>();
    private final NavigableSet<Integer> wanted = new TreeSet<>();
    private @Nullable Integer total;
    private int lastWithNews;
    private int lastKnownOf;
    private int end = NOWHERE;
    private boolean consistent = true;
    private @Nullable Instant takenAt;

    private RankingAccumulator(TrendingHashtagsQuery query, ReceiptAccumulator receipts) {
        this.query = Ranking.firstPage(query);
        this.receipts = receipts;
    }

    static RankingAccumulator nothing(TrendingHashtagsQuery query) {
        RankingAccumulator nothing = new RankingAccumulator(query, new ReceiptAccumulator());
        nothing.wanted.add(1);
        nothing.lastKnownOf = 1;
        return nothing;
    }

    /** What a partial ranking has. Of its pages the missing ones alone are known, the others came. */
    static RankingAccumulator of(Ranking partial) {
        RankingAccumulator accumulator =
                new RankingAccumulator(partial.query(), new ReceiptAccumulator(partial.receipt()));
        for (TrendingHashtag hashtag : partial.hashtags()) {
            accumulator.byId.put(hashtag.id(), hashtag);
            accumulator.ranks.add(hashtag.rank());
        }
        accumulator.wanted.addAll(partial.missingPages());
        accumulator.total = partial.total();
        accumulator.consistent = partial.consistent();
        accumulator.takenAt = partial.takenAt();
        accumulator.lastKnownOf = Math.max(accumulator.pagesByTotal(), accumulator.wanted.last());
        accumulator.lastWithNews = accumulator.lastKnownOf;
        while (accumulator.wanted.contains(accumulator.lastWithNews)) {
            accumulator.lastWithNews--;
        }
        if (accumulator.lastWithNews == accumulator.lastKnownOf) {
            accumulator.end = accumulator.lastKnownOf + 1;
        }
        return accumulator;
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
        receipts.add(page.receipt());
        Instant answered = page.receipt().completedAt();
        consistent &= takenAt == null || day(takenAt) == day(answered);
        takenAt = takenAt == null || answered.isBefore(takenAt) ? answered : takenAt;
        boolean entries = !page.hashtags().isEmpty();
        consistent &= !entries || total == null || total == page.total();
        total = total == null ? page.total() : Math.max(total, page.total());
        updateEnd(number, addAll(page.hashtags()), page.hasMore());
    }

    void addFailure(Throwable failure) {
        if (failure instanceof TrendingHashtagsException told) {
            receipts.add(told.receipt());
        } else {
            receipts.addUnknown();
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

    private void updateEnd(int number, boolean news, boolean more) {
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
        receipts.endRound();
        while (lastKnownOf < pagesByTotal()) {
            wanted.add(++lastKnownOf);
        }
        boolean mayHaveMore = !wanted.contains(lastKnownOf) && lastKnownOf < Ranking.MOST_PAGES;
        long expected = byId.size() + (long) Ranking.PAGE_SIZE * wanted.size();
        if (mayHaveMore && expected != statedTotal()) {
            wanted.add(++lastKnownOf);
        }
        wanted.tailSet(end, true).clear();
    }

    Ranking ranking() {
        return new Ranking(
                query,
                List.copyOf(byId.values()),
                Math.max(statedTotal(), byId.size()),
                List.copyOf(wanted),
                consistent,
                Objects.requireNonNull(takenAt, "no page has come"),
                receipts.receipt());
    }

    private int statedTotal() {
        return total == null ? 0 : total;
    }

    private int pagesByTotal() {
        return (int) Math.min(Ranking.MOST_PAGES, (statedTotal() + Ranking.PAGE_SIZE - 1L) / Ranking.PAGE_SIZE);
    }

    private static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS_PER_DAY);
    }
}
