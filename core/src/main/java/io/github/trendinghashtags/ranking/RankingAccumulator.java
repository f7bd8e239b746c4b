package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.ranking.Ranking.FetchedPage;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Merges the pages of a ranking. The same pages make the same ranking, in whatever order and by however many calls they
 * came. For one thread at a time.
 */
final class RankingAccumulator {
    private static final long SECONDS_PER_DAY = 86_400;

    private final TrendingHashtagsQuery query;
    private final ReceiptAccumulator receipts;
    private final NavigableMap<Integer, FetchedPage> pages = new TreeMap<>();
    private final Set<Integer> knownToBeMissing = new HashSet<>();
    private final Map<String, TrendingHashtag> byId = new LinkedHashMap<>();
    private final Map<String, Integer> lowestPageOf = new HashMap<>();
    private final Set<Integer> ranks = new HashSet<>();
    private boolean consistent = true;
    private boolean stale;
    private @Nullable Instant takenAt;

    private RankingAccumulator(TrendingHashtagsQuery query, ReceiptAccumulator receipts) {
        this.query = Ranking.firstPage(query);
        this.receipts = receipts;
    }

    static RankingAccumulator empty(TrendingHashtagsQuery query) {
        return new RankingAccumulator(query, new ReceiptAccumulator());
    }

    static RankingAccumulator of(Ranking partial) {
        RankingAccumulator accumulator =
                new RankingAccumulator(partial.query(), new ReceiptAccumulator(partial.receipt()));
        accumulator.restore(partial);
        return accumulator;
    }

    private void restore(Ranking partial) {
        for (TrendingHashtag hashtag : partial.hashtags()) {
            byId.put(hashtag.id(), hashtag);
            ranks.add(hashtag.rank());
        }
        for (FetchedPage page : PageRounds.fetchedPages(partial)) {
            pages.put(page.number(), page);
            page.ids().forEach(id -> lowestPageOf.putIfAbsent(id, page.number()));
        }
        knownToBeMissing.addAll(partial.missingPages());
        consistent = partial.consistent();
        stale = partial.stale();
        takenAt = partial.takenAt();
    }

    TrendingHashtagsQuery query() {
        return query;
    }

    ReceiptAccumulator receipts() {
        return receipts;
    }

    /** The pages to ask for next, ascending; none if the ranking is complete. */
    List<Integer> nextRound() {
        return rounds().next();
    }

    boolean hasPages() {
        return takenAt != null;
    }

    void add(int number, TrendingHashtagsPage page) {
        receipts.add(page.receipt());
        stale |= page.stale();
        Instant completed = page.receipt().completedAt();
        consistent &= takenAt == null || day(takenAt) == day(completed);
        takenAt = takenAt == null || completed.isBefore(takenAt) ? completed : takenAt;
        consistent &= page.hashtags().isEmpty() || withEntries().allMatch(other -> other.total() == page.total());
        for (TrendingHashtag hashtag : page.hashtags()) {
            consistent &= add(number, hashtag);
        }
        pages.put(number, FetchedPage.of(number, page));
    }

    /** Keeps the entry unless a lower page has one of the same id. Returns whether its id and its rank are new. */
    private boolean add(int number, TrendingHashtag hashtag) {
        Integer other = lowestPageOf.get(hashtag.id());
        if (other == null || number < other) {
            lowestPageOf.put(hashtag.id(), number);
            byId.put(hashtag.id(), hashtag);
        }
        return other == null && ranks.add(hashtag.rank());
    }

    Ranking ranking() {
        return new Ranking(
                query,
                // By page, since those of one rank stay in this order.
                Stream.concat(pages.values().stream().flatMap(page -> page.ids().stream()), byId.keySet().stream())
                        .distinct()
                        .map(byId::get)
                        .toList(),
                Math.max(PageRounds.statedTotal(pages.values()), byId.size()),
                rounds().missing(),
                List.copyOf(pages.values()),
                consistent,
                stale,
                Objects.requireNonNull(takenAt, "no page has come"),
                receipts.receipt());
    }

    private PageRounds rounds() {
        return new PageRounds(pages, knownToBeMissing);
    }

    private Stream<FetchedPage> withEntries() {
        return pages.values().stream().filter(page -> !page.isEmpty());
    }

    private static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS_PER_DAY);
    }
}
