package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.checks.Require;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Fetches whole rankings through the port, page 1 first and then the others side by side: a top 100 takes 5 requests,
 * 10 credits and about two round trips. All goes through the given port, so that its limits, and those of whatever is
 * wrapped around it, hold.
 *
 * <p><b>Which pages are asked for.</b> Pages are of 20 hashtags, whatever the query's page and limit. Page 1 states the
 * total, and so how many there are; at most 4 are under way at once, the lowest numbers first, and the next round
 * begins when all of them are there. What the vendor states is checked against what comes:
 *
 * <ul>
 *   <li>Nothing is asked for beyond a page that says that no more follows, that is empty, or that brings no id that a
 *       lower one did not, unless a higher page of the same round brings one. A total that is too large costs at most the
 *       pages of the round in which that is seen: none, if the ranking has 100 hashtags.
 *   <li>If the last page by the total says that more follows, and it is not just the total that came, the total is not
 *       believed, and the pages beyond it are asked for one by one.
 *   <li>Nothing is asked for beyond page 50, 1,000 hashtags and 100 credits, whatever the vendor says.
 * </ul>
 *
 * <p><b>When a page fails</b>, after all the attempts that the port makes, the others that are under way are waited
 * for, since they are paid for, and no further one is begun. If page 1 fails there is nothing to keep, and its
 * exception is thrown as it is. Later an {@link IncompleteRankingException} has it as its cause and brings what came;
 * save that for {@link #resume}. A page that failed beyond one that is empty or says that no more follows fails
 * nothing.
 *
 * <p>The cost of a page that was given up, or whose failure is none of the library's, is not known, unless the port's
 * future ends with a receipt. It counts as the attempts that the port's {@linkplain TrendingHashtagsPort#callLimits()
 * limits} allow, all of which may have been made, or as one if the port does not know its limits; each is 2 credits.
 */
public final class Rankings {
    private Rankings() {}

    /**
     * Fetches a ranking. Page 1 is fetched on the calling thread, the others are waited for on it; don't call this on a
     * thread that the port's asynchronous calls need.
     *
     * @param port fetches it
     * @param query which ranking; its page and limit don't matter
     * @return the complete ranking
     * @throws TrendingHashtagsException if page 1 fails: as {@link TrendingHashtagsPort#fetch} says
     * @throws IncompleteRankingException if a later page fails: keep {@link IncompleteRankingException#partial()}, and
     *     {@linkplain #resume resume} if the failure is {@link IncompleteRankingException#retryable()}. If the thread
     *     is interrupted, the pages under way are cancelled, the flag is set again, and the cause is a {@link
     *     TrendingHashtagsException.Interrupted}
     */
    public static Ranking fetch(TrendingHashtagsPort port, TrendingHashtagsQuery query) {
        Objects.requireNonNull(port, "port");
        RankingAccumulator accumulator = RankingAccumulator.empty(query);
        TrendingHashtagsPage first =
                Objects.requireNonNull(port.fetch(accumulator.query()), "the port returned no page");
        accumulator.add(1, first);
        accumulator.receipts().endRound();
        return new RankingCall(port, accumulator).await();
    }

    /**
     * Fetches a ranking without ever blocking the caller. Cancelling the future cancels the pages under way, and no
     * further one is begun; what came is then lost. Stages that depend on the future run on the thread that completes
     * the last page.
     *
     * @param port fetches it
     * @param query which ranking; its page and limit don't matter
     * @return the complete ranking to come, or one of the failures that {@link #fetch} throws
     */
    public static CompletableFuture<Ranking> fetchAsync(TrendingHashtagsPort port, TrendingHashtagsQuery query) {
        Objects.requireNonNull(port, "port");
        return new RankingCall(port, RankingAccumulator.empty(query)).start();
    }

    /**
     * Fetches what a ranking lacks: its {@link Ranking#missingPages()}, and what these show to follow. Costs nothing if
     * it lacks nothing. It asks for the pages that an undisturbed {@link #fetch} would have asked for and that have not
     * come, in the same rounds, and the same pages make an equal ranking, but for the receipts, which are added up.
     * Pages of different days make it inconsistent, as {@link Ranking} says: resume on the same day, or fetch afresh.
     *
     * <p>Call this for a failure that is {@link IncompleteRankingException#retryable()}, and after others once their
     * cause is dealt with.
     *
     * @param port fetches it
     * @param partial a ranking from an {@link IncompleteRankingException}, or kept since. If it has no {@link
     *     Ranking#fetchedPages()}, the pages that are not missing are taken to have come in full
     * @return the complete ranking
     * @throws IncompleteRankingException if a page fails again, or the thread is interrupted: it brings all that came
     *     by now
     */
    public static Ranking resume(TrendingHashtagsPort port, Ranking partial) {
        Objects.requireNonNull(port, "port");
        return Objects.requireNonNull(partial, "partial").complete()
                ? partial
                : new RankingCall(port, RankingAccumulator.of(partial)).await();
    }

    /**
     * Fetches what a ranking lacks without ever blocking the caller, otherwise as {@link #resume} does. Cancelling the
     * future cancels the pages under way.
     *
     * @param port fetches it
     * @param partial a ranking from an {@link IncompleteRankingException}, or kept since
     * @return the complete ranking to come, or an {@link IncompleteRankingException}
     */
    public static CompletableFuture<Ranking> resumeAsync(TrendingHashtagsPort port, Ranking partial) {
        Objects.requireNonNull(port, "port");
        return Objects.requireNonNull(partial, "partial").complete()
                ? CompletableFuture.completedFuture(partial)
                : new RankingCall(port, RankingAccumulator.of(partial)).start();
    }

    /**
     * Fetches many rankings, some at a time, and passes each on as it is done, in no particular order. Through a port with a
     * {@link io.github.trendinghashtags.credits.CachedTrendingHashtags cache} a sweep can be repeated until it is complete:
     * pages that are fresh there are not paid for again, and processes that share the cache pay for each page once, though
     * all sweep the same list.
     *
     * <p>The stream begins a ranking whenever one is taken, so a consumer that stops early pays for no more than what is under
     * way. Close it then: that cancels these. If the consuming thread is interrupted, the rankings under way are cancelled
     * and come as failures, no further one begins, and the stream ends with the flag set.
     *
     * @param port where to fetch them
     * @param queries which rankings; their page and limit don't matter
     * @param parallelism how many rankings are under way at a time, from 1; each has at most 4 pages under way
     * @return a result for each query, lazily; to be closed if it is not consumed to its end
     * @throws IllegalArgumentException if {@code parallelism} is below 1
     */
    public static Stream<SweepResult> sweep(
            TrendingHashtagsPort port, List<TrendingHashtagsQuery> queries, int parallelism) {
        Objects.requireNonNull(port, "port");
        Require.atLeast("parallelism", parallelism, 1);
        RankingSweep sweep = new RankingSweep(port, Require.copyOf("queries", queries), parallelism);
        return StreamSupport.stream(sweep, false).onClose(sweep::stop);
    }
}
