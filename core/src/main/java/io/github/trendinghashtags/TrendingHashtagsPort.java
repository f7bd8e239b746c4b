package io.github.trendinghashtags;

import java.util.Spliterator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads trending hashtags. Implementations are safe for use by many threads. Every failure after the query is accepted
 * is a {@link TrendingHashtagsException}, whose receipt is what the call cost.
 *
 * <p>An application depends on this port alone ; its composition root chooses the adapter:
 *
 * <pre>{@code
 * try (var hashtags = JdkHttpTrendingHashtags.create(ClientSettings.fromEnvironment())) {
 *     hashtags.fetch(TrendingHashtagsQuery.defaults()).hashtags().forEach(System.out::println);
 * }
 * }</pre>
 */
public interface TrendingHashtagsPort {

    /**
     * Fetches a page. Costs 2 credits for each attempt that reaches the vendor.
     *
     * @param query which page
     * @return the page
     * @throws TrendingHashtagsException.InvalidRequest if the vendor refuses the query: change it
     * @throws TrendingHashtagsException.Unauthorized if the key is wrong: change it
     * @throws TrendingHashtagsException.OutOfCredits if the credits are spent: stop calling until that changes
     * @throws TrendingHashtagsException.Forbidden if the key may not do this: change the plan or the key
     * @throws TrendingHashtagsException.RateLimited if the vendor asks to wait longer than a call may: come back
     *     after {@link TrendingHashtagsException.RateLimited#retryAfter()}
     * @throws TrendingHashtagsException.ServerFailed if the vendor fails at every attempt: come back later
     * @throws TrendingHashtagsException.UnexpectedResponse if the response is unknown to this version: report it
     * @throws TrendingHashtagsException.MalformedResponse if the response can't be decoded: report it
     * @throws TrendingHashtagsException.ConnectionFailed if the vendor can't be reached at any attempt: come back
     *     later
     * @throws TrendingHashtagsException.TimedOut if the response takes too long at every attempt: come back later
     * @throws TrendingHashtagsException.NotSent if the client does not send the call: slow down, or reopen the client
     * @throws TrendingHashtagsException.Interrupted if the thread is interrupted: stop, the flag is set again
     */
    TrendingHashtagsPage fetch(TrendingHashtagsQuery query);

    /**
     * Fetches a page without ever blocking the caller. Cancelling the future stops the work: the request under way is
     * aborted and no further attempt is made. What is chained to the future runs on the adapter's executor, or on the
     * thread that cancels.
     *
     * @param query which page
     * @return the page to come, or one of the failures that {@link #fetch} throws
     */
    CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query);

    /**
     * Returns the most that one call can take, from which a budget knows what to reserve and a cache how long to wait.
     * Adapters return what their settings say; a port that wraps another returns the other's.
     *
     * @return the limits, or null if the port does not know them, as by default
     */
    default @Nullable CallLimits callLimits() {
        return null;
    }

    /**
     * Streams the ranking from the query's page on, in the vendor's order. A page is fetched, and paid for, when its
     * first entry is asked for; {@code limit(20)} costs one page. The stream ends when the vendor says that nothing
     * follows, when a page is empty or brings nothing new, when as many entries came as the ranking has in all, and
     * after 50 pages, so that a vendor who says "more" for ever is not paid for ever. Between two pages the ranking can
     * change; entries are given as they come.
     *
     * @param query the first page, and the limit of each
     * @return a lazy, ordered stream whose terminal operation throws what {@link #fetch} throws
     */
    default Stream<TrendingHashtag> stream(TrendingHashtagsQuery query) {
        Spliterator<TrendingHashtag> pages = new PagedHashtags(this, query);
        return StreamSupport.stream(pages, false);
    }
}
