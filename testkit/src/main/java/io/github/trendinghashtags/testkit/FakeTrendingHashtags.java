package io.github.trendinghashtags.testkit;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A port without a network, for the tests of applications. Filters and pages its hashtags as the vendor does, fails and
 * waits as scripted, and records every query. Safe for use by many threads.
 *
 * <pre>{@code
 * var hashtags = FakeTrendingHashtags.of(HashtagFixtures.synthetic(Region.ALL, TrendPeriod.LAST_7_DAYS, null, 1));
 * var board = new Leaderboard(hashtags);
 *
 * hashtags.failNext(receipt -> new OutOfCredits("spent", receipt, 402, null));
 * assertEquals("come back tomorrow", board.headline());
 *
 * var held = hashtags.holdNext();
 * board.refreshInBackground();
 * assertTrue(board.isRefreshing());
 * held.release();
 * assertEquals(2, hashtags.queries().size());
 * }</pre>
 *
 * <p>What is scripted by {@code failNext}, {@code returnNext} and {@code holdNext} applies to the next calls, one each,
 * in the order of the script. If a function of the script throws, its call fails with the same exception, even if that
 * is an {@link Error} or a checked exception; the next call takes the next entry. {@link #reset()} forgets the script
 * and the queries.
 */
public final class FakeTrendingHashtags implements TrendingHashtagsPort {
    private static final String REQUEST_ID = "fake";
    private static final CallLimits LIMITS = new CallLimits(1, Duration.ofSeconds(30));

    private final Ranking ranking;
    private final Clock clock;
    private final Queue<HeldCall> script = new ArrayDeque<>();
    private final List<TrendingHashtagsQuery> queries = new ArrayList<>();

    private FakeTrendingHashtags(Ranking ranking, Clock clock) {
        this.ranking = ranking;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Returns a port to these hashtags, whatever the period.
     *
     * @param hashtags the ranking, in order; may be empty
     * @return the fake
     */
    public static FakeTrendingHashtags of(List<TrendingHashtag> hashtags) {
        return of(hashtags, Clock.systemUTC());
    }

    /**
     * Returns a port to these hashtags, whatever the period.
     *
     * @param hashtags the ranking, in order
     * @param clock for receipts
     * @return the fake
     */
    public static FakeTrendingHashtags of(List<TrendingHashtag> hashtags, Clock clock) {
        return new FakeTrendingHashtags(Ranking.of(hashtags), clock);
    }

    /**
     * Returns a port to a synthetic top 100 for every region, period and industry, led by the documented hashtag if
     * that passes the filters: what {@link io.github.trendinghashtags.testkit.stub.StubKeyApiServer} serves at first.
     *
     * @return the fake
     */
    public static FakeTrendingHashtags documented() {
        return new FakeTrendingHashtags(DefaultRanking.constant(), Clock.systemUTC());
    }

    /**
     * Returns a port to a synthetic top 100 that changes each day, at midnight UTC: entries move, a few enter and
     * leave, views grow. It is led by the documented hashtag if that passes the filters. The same day always has the
     * same ranking.
     *
     * @param clock for the day and for receipts
     * @return the fake
     */
    public static FakeTrendingHashtags changingDaily(Clock clock) {
        return new FakeTrendingHashtags(DefaultRanking.changingDaily(clock), clock);
    }

    /**
     * Fails the next call.
     *
     * @param failure makes the exception from the call's receipt: 1 attempt and 2 credits
     * @return this fake
     */
    public FakeTrendingHashtags failNext(Function<Receipt, ? extends TrendingHashtagsException> failure) {
        Objects.requireNonNull(failure, "failure");
        holdNext().failWith(failure);
        return this;
    }

    /**
     * Returns any page from the next call, such as one that claims never to be the last.
     *
     * @param page makes the page from the call's receipt: 1 attempt and 2 credits
     * @return this fake
     */
    public FakeTrendingHashtags returnNext(Function<Receipt, TrendingHashtagsPage> page) {
        Objects.requireNonNull(page, "page");
        holdNext().returnPage(page);
        return this;
    }

    /**
     * Holds the next call until it is released. A blocking call waits on its thread, and an interrupt ends it; an
     * asynchronous one holds no thread, and can be cancelled.
     *
     * @return completes the call, before or after it is made
     */
    public HeldCall holdNext() {
        HeldCall held = new HeldCall();
        synchronized (script) {
            script.add(held);
        }
        return held;
    }

    /**
     * Returns the queries of all calls, in order, failed ones included.
     *
     * @return a copy
     */
    public List<TrendingHashtagsQuery> queries() {
        synchronized (script) {
            return List.copyOf(queries);
        }
    }

    /**
     * Waits until there were this many calls in all.
     *
     * @param count how many, from 1
     * @return their queries
     * @throws AssertionError if there are fewer after 10 s
     */
    public List<TrendingHashtagsQuery> awaitQueries(int count) {
        Await.until(script, () -> queries.size() >= count, () -> count + " queries, had " + queries);
        return queries();
    }

    /**
     * Forgets the queries so far and the rest of the script. A held call keeps waiting for its {@link
     * HeldCall}.
     *
     * @return this fake
     */
    public FakeTrendingHashtags reset() {
        synchronized (script) {
            script.clear();
            queries.clear();
        }
        return this;
    }

    /**
     * Returns 1 attempt, as every receipt of this fake says, and 30 s, the default of adapters. No call ends after that
     * time: a held one waits until it is released.
     */
    @Override
    public CallLimits callLimits() {
        return LIMITS;
    }

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        Objects.requireNonNull(query, "query");
        Instant start = clock.instant();
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(receipt(start, 0));
        }
        CompletableFuture<TrendingHashtagsPage> page = fetchAsync(query);
        try {
            return page.get();
        } catch (InterruptedException interrupt) {
            page.cancel(true);
            Thread.currentThread().interrupt();
            throw interrupted(receipt(start, 1));
        } catch (ExecutionException failed) {
            throw rethrown(failed.getCause());
        }
    }

    /** Throws what the script threw, even a checked exception that no signature declares. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> RuntimeException rethrown(@Nullable Throwable failure) throws T {
        throw (T) Objects.requireNonNull(failure);
    }

    /**
     * {@inheritDoc} Has no executor: dependent stages of a held call run on the thread that releases it.
     */
    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        Objects.requireNonNull(query, "query");
        Instant start = clock.instant();
        CompletableFuture<TrendingHashtagsPage> page = new CompletableFuture<>();
        HeldCall held = next(query);
        CompletableFuture<Void> unused = held.outcome.thenAccept(outcome -> {
            try {
                page.complete(
                        Objects.requireNonNull(outcome.apply(query, receipt(start, 1)), "the script made no page"));
            } catch (Throwable failure) {
                page.completeExceptionally(failure);
            }
        });
        return page;
    }

    private HeldCall next(TrendingHashtagsQuery query) {
        synchronized (script) {
            queries.add(query);
            script.notifyAll();
            if (!script.isEmpty()) {
                return script.remove();
            }
        }
        HeldCall nothingScripted = new HeldCall();
        nothingScripted.release();
        return nothingScripted;
    }

    private TrendingHashtagsPage page(TrendingHashtagsQuery query, Receipt receipt) {
        Ranking.Slice slice = ranking.slice(query);
        return new TrendingHashtagsPage(slice.hashtags(), slice.page(), slice.total(), slice.hasMore(), receipt);
    }

    private Receipt receipt(Instant start, int attempts) {
        Instant now = clock.instant();
        Duration elapsed = now.isBefore(start) ? Duration.ZERO : Duration.between(start, now);
        return new Receipt(
                attempts == 0 ? null : REQUEST_ID, attempts, attempts * Receipt.CREDITS_PER_REQUEST, elapsed, now);
    }

    private static Interrupted interrupted(Receipt receipt) {
        return new Interrupted("the calling thread was interrupted", receipt);
    }

    /** A call that waits until one of these methods completes it. Later calls of them are ignored. */
    public final class HeldCall {
        private final CompletableFuture<BiFunction<TrendingHashtagsQuery, Receipt, TrendingHashtagsPage>> outcome =
                new CompletableFuture<>();

        private HeldCall() {}

        /**
         * Completes the call with the page of its query.
         */
        public void release() {
            outcome.complete(FakeTrendingHashtags.this::page);
        }

        /**
         * Fails the call.
         *
         * @param failure makes the exception from the call's receipt: 1 attempt and 2 credits
         */
        public void failWith(Function<Receipt, ? extends TrendingHashtagsException> failure) {
            Objects.requireNonNull(failure, "failure");
            outcome.complete((query, receipt) -> {
                throw Objects.requireNonNull(failure.apply(receipt), "the script made no exception");
            });
        }

        /**
         * Completes the call with any page.
         *
         * @param page makes the page from the call's receipt: 1 attempt and 2 credits
         */
        public void returnPage(Function<Receipt, TrendingHashtagsPage> page) {
            Objects.requireNonNull(page, "page");
            outcome.complete((query, receipt) -> page.apply(receipt));
        }
    }
}
