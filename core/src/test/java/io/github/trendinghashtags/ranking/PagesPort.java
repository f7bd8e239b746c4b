package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A port with pages of its own, which records what it is asked, and can keep its asynchronous answers back. */
class PagesPort implements TrendingHashtagsPort {
    static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");

    final List<Integer> asked = new ArrayList<>();
    final Map<Integer, CompletableFuture<TrendingHashtagsPage>> held = new HashMap<>();
    boolean holding;

    @Nullable
    CallLimits limits;

    private final Map<Integer, Throwable> failures = new HashMap<>();
    private Function<Integer, TrendingHashtagsPage> pages;

    PagesPort(Function<Integer, TrendingHashtagsPage> pages) {
        this.pages = pages;
    }

    /** A well-behaved ranking of so many. */
    static PagesPort of(int total) {
        return new PagesPort(number -> whole(number, total));
    }

    static TrendingHashtagsPage whole(int number, int total) {
        int last = Math.min(20 * number, total);
        return page(number, hashtags(20 * number - 19, last), total, last < total);
    }

    static TrendingHashtagsPage page(int number, List<TrendingHashtag> hashtags, int total, boolean more) {
        return new TrendingHashtagsPage(hashtags, number, total, more, receipt(number));
    }

    /** A page's own: it took as many seconds as its number, and was answered that much after noon. */
    static Receipt receipt(int number) {
        Duration took = Duration.ofSeconds(number);
        return new Receipt("r-" + number, 1, 2, took, NOON.plus(took));
    }

    /** Hashtags whose ids are their ranks. */
    static List<TrendingHashtag> hashtags(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(rank -> hashtag(Integer.toString(rank), rank))
                .toList();
    }

    static TrendingHashtag hashtag(String id, int rank) {
        return hashtag(id, rank, null, null);
    }

    static TrendingHashtag hashtag(String id, int rank, Long posts, Long views) {
        return hashtag(id, "tag" + id, rank, posts, views, List.of());
    }

    static TrendingHashtag hashtag(String id, String name, int rank, Long posts, Long views, List<TrendPoint> trend) {
        RankMovement movement = RankMovement.unchanged();
        return new TrendingHashtag(id, name, null, null, false, trend, List.of(), posts, views, rank, movement);
    }

    static TrendingHashtagsException outOfCredits(int number) {
        return new TrendingHashtagsException.OutOfCredits("spent", receipt(number), 402, null);
    }

    PagesPort failing(int number, Throwable failure) {
        failures.put(number, failure);
        return this;
    }

    PagesPort serving(Function<Integer, TrendingHashtagsPage> newPages) {
        pages = newPages;
        failures.clear();
        asked.clear();
        return this;
    }

    /** From now on answers nothing before it is told to. */
    PagesPort holding() {
        holding = true;
        return this;
    }

    boolean isToFail(int number) {
        return failures.containsKey(number);
    }

    /** Answers a call that was held. */
    void answer(int number) {
        settle(number, held.get(number));
    }

    private void settle(int number, CompletableFuture<TrendingHashtagsPage> future) {
        if (failures.containsKey(number)) {
            future.completeExceptionally(failures.get(number));
        } else {
            future.complete(pages.apply(number));
        }
    }

    @Override
    public @Nullable CallLimits callLimits() {
        return limits;
    }

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        asked.add(query.page());
        if (failures.get(query.page()) instanceof RuntimeException failure) {
            throw failure;
        }
        return pages.apply(query.page());
    }

    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        asked.add(query.page());
        CompletableFuture<TrendingHashtagsPage> future = new CompletableFuture<>();
        if (holding) {
            held.put(query.page(), future);
        } else {
            settle(query.page(), future);
        }
        return future;
    }
}
