package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A port that pays for a page once. Pages that are fresh are answered at once; of those who ask for another page at the
 * same time, blocking or not, one call serves all. Safe for use by many threads.
 *
 * <pre>{@code
 * var hashtags = CachedTrendingHashtags.over(budgeted, settings.resilience());
 * }</pre>
 *
 * <ul>
 *   <li>Receipts add up to what was charged, but for calls that were let go. The one who led a call gets the paid receipt,
 *       or the first who is still waiting where that one is gone. Everybody else gets a page, or a failure of the same
 *       kind, whose receipt is of 0 attempts and 0 credits, with the call's request id and time of completion, from which
 *       a page's {@linkplain TrendingHashtagsPage#age(Clock) age} counts.
 *   <li>Each asker has a future of its own: cancelling it, or interrupting a blocking one, lets the others wait on. When
 *       the last one goes, the call is let go too; whoever asks then begins a new one. A page that still comes is kept.
 *   <li>Failures are never kept. If the {@link CachePolicy} allows it, an older page is given instead of a failure that
 *       {@linkplain TrendingHashtagsException#retryable() passes by itself}. That page {@linkplain TrendingHashtagsPage#stale() says so}; its receipt
 *       is the failed call's, but for the time of completion, which stays the old one. Failures that someone has to see to
 *       are never covered up.
 *   <li>A call goes through the port's {@code fetchAsync}, even for those who block: don't block all of the port's own
 *       threads with it. What askers chain to their futures runs where the port completes its own, one after another,
 *       after the blocking askers have gone on.
 * </ul>
 *
 * <p>There is nothing to close: the port stays its owner's.
 */
public final class CachedTrendingHashtags implements TrendingHashtagsPort {
    /** Fifty rankings. */
    private static final int MAX_ENTRIES = 250;

    private final TrendingHashtagsPort port;
    private final Flights flights;
    private final Shelf shelf;
    private final int attempts;
    private final Clock clock;

    private CachedTrendingHashtags(TrendingHashtagsPort port, int attempts, Shelf shelf, Clock clock) {
        this.port = Objects.requireNonNull(port, "port");
        this.flights = new Flights(port, shelf);
        this.shelf = shelf;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * A port with a cache of its own for 250 pages, which may take some 17 MB, fresh until the next midnight of UTC.
     *
     * @param port makes the calls
     * @param policy the port's policy, as in the other method
     * @return the port
     */
    public static CachedTrendingHashtags over(TrendingHashtagsPort port, ResiliencePolicy policy) {
        return over(port, policy, CachePolicy.untilMidnight(), PageCache.inMemory(MAX_ENTRIES), Clock.systemUTC());
    }

    /**
     * A port with a cache.
     *
     * @param port makes the calls
     * @param policy the port's policy: where a thread is interrupted that waited alone, its call is let go without a
     *     receipt, and is taken to have made all of the policy's attempts
     * @param cachePolicy how long pages are good for
     * @param cache keeps the pages
     * @param clock tells how old they are
     * @return the port
     */
    public static CachedTrendingHashtags over(
            TrendingHashtagsPort port, ResiliencePolicy policy, CachePolicy cachePolicy, PageCache cache, Clock clock) {
        return new CachedTrendingHashtags(port, policy.maxAttempts(), new Shelf(cachePolicy, cache, clock), clock);
    }

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        TrendingHashtagsPage page = shelf.fresh(Objects.requireNonNull(query, "query"));
        return page != null ? page : await(query);
    }

    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        TrendingHashtagsPage page = shelf.fresh(Objects.requireNonNull(query, "query"));
        return page != null ? CompletableFuture.completedFuture(page) : flights.ask(query, false);
    }

    private TrendingHashtagsPage await(TrendingHashtagsQuery query) {
        Instant start = clock.instant();
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(start, 0);
        }
        Flight.Asker asker = flights.ask(query, true);
        try {
            asker.get();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            Flight.Departure departure = asker.leave();
            if (departure != Flight.Departure.TOO_LATE) {
                throw interrupted(start, departure == Flight.Departure.LAST ? attempts : 0);
            }
        } catch (ExecutionException failed) {
            // Thrown below, out of its wrapping.
        }
        return asker.outcome();
    }

    @Override
    public @Nullable CallLimits callLimits() {
        return port.callLimits();
    }

    private Interrupted interrupted(Instant start, int attempts) {
        Instant now = clock.instant();
        Duration elapsed = now.isBefore(start) ? Duration.ZERO : Duration.between(start, now);
        int credits = attempts * Receipt.CREDITS_PER_REQUEST;
        return new Interrupted(
                "the calling thread was interrupted", new Receipt(null, attempts, credits, elapsed, now));
    }
}
