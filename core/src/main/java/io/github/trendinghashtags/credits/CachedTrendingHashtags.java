package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.CallEvent.CacheLookup;
import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.checks.Require;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A port that pays for a page once. Fresh pages are returned from memory; of all who ask for another page at the same time,
 * blocking or not, one call serves all. With a {@linkplain Builder#sharedCache shared cache}, that holds for all processes
 * that share it. Safe for use by many threads.
 *
 * <pre>{@code
 * var hashtags = CachedTrendingHashtags.over(budgeted);
 * }</pre>
 *
 * <ul>
 *   <li>Receipts add up to what was charged, except for calls that were cancelled. The initiator of a call gets the paid
 *       receipt; if it was cancelled, the longest waiting caller does. All others get the page, or a failure of the same
 *       type, with a receipt of 0 attempts and 0 credits, and with the call's request id and time of completion, from which
 *       a page's {@linkplain TrendingHashtagsPage#age(Clock) age} counts.
 *   <li>Each caller has a future of its own: cancelling it, or interrupting a blocking caller, lets the others wait on. If
 *       the last one leaves, the call is cancelled, and the next caller starts a new one. A page that still comes is kept.
 *   <li>Failures are not kept. If the {@link CachePolicy} allows it, an older page is returned instead of a failure that
 *       {@linkplain TrendingHashtagsException#retryable() passes by itself}. That page is {@linkplain
 *       TrendingHashtagsPage#stale() marked stale}; its receipt is the failed call's, except that the time of completion is
 *       the page's.
 *   <li>A call for a blocking caller runs on a background thread, never on those of the port's executor, which may be the
 *       callers themselves.
 *   <li>No caller waits longer than the port's call timeout and a quarter of a second: then it fails with {@link TimedOut}.
 *       If older pages are allowed, the shared cache is asked for one then, which can take the store timeout.
 *   <li>What callers chain to their futures runs after the blocking callers have returned. If it blocks, it delays no other
 *       caller.
 *   <li>A shared cache is asked for what is not in memory. It leases the right to fetch a page, for the call timeout and two
 *       seconds, or the store timeout and one if that is longer, so at most one process pays for it; the others ask again,
 *       without holding a thread, until it is published. If the cache fails or does not respond within the store timeout,
 *       the port is called without a lease, or {@link Builder#refuseIfStoreFails() the call is refused}.
 * </ul>
 *
 * <p>There is nothing to close: the port and the shared cache stay their owners'.
 */
public final class CachedTrendingHashtags implements TrendingHashtagsPort {
    /** How much longer a lease is than the call it is for, so that its page can be published. */
    private static final Duration LEAST_LEASE_MARGIN = Duration.ofSeconds(2);

    private final CallLimits callLimits;
    private final PageStore pages;
    private final @Nullable SharedPages shared;
    private final SingleFlight singleFlight;
    private final Clock clock;
    private final CreditEvents events;

    private CachedTrendingHashtags(Builder builder) {
        callLimits = Calls.limits(builder.port, builder.callLimits);
        clock = builder.clock;
        events = CreditEvents.to(builder.listener);
        pages = new PageStore(builder.policy, builder.maxEntries, clock);
        Duration leaseTime = callLimits.callTimeout().plus(leaseMargin(builder.storeTimeout));
        shared = builder.sharedCache == null
                ? null
                : new SharedPages(builder.sharedCache, pages, builder.storeTimeout, leaseTime, events, builder.time);
        PageFetch.Source source = new PageFetch.Source(
                builder.port, callLimits, pages, shared, builder.paysIfStoreFails, builder.time, events);
        singleFlight = new SingleFlight(pages, (query, blocking) -> new PageFetch(query, blocking, source));
    }

    /** A lease can be granted that long before its holder knows. */
    private static Duration leaseMargin(Duration storeTimeout) {
        Duration margin = storeTimeout.plusSeconds(1);
        return margin.compareTo(LEAST_LEASE_MARGIN) > 0 ? margin : LEAST_LEASE_MARGIN;
    }

    /**
     * Creates a port with a memory of 250 pages, which may take some 17 MB, fresh until the next midnight of UTC.
     *
     * @param port makes the calls, and states its {@link TrendingHashtagsPort#callLimits() limits}
     * @return the port
     * @throws IllegalArgumentException if the port states no limits: build it with {@link Builder#callLimits}
     */
    public static CachedTrendingHashtags over(TrendingHashtagsPort port) {
        return builder(port).build();
    }

    /**
     * Starts a port with other settings.
     *
     * @param port makes the calls
     * @return the builder
     */
    public static Builder builder(TrendingHashtagsPort port) {
        return new Builder(port);
    }

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        TrendingHashtagsPage page = hit(query);
        return page != null ? page : await(query);
    }

    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        TrendingHashtagsPage page = hit(query);
        return page != null ? CompletableFuture.completedFuture(page) : singleFlight.join(query, false);
    }

    private @Nullable TrendingHashtagsPage hit(TrendingHashtagsQuery query) {
        TrendingHashtagsPage page = pages.fresh(Objects.requireNonNull(query, "query"));
        if (page != null) {
            events.lookedUp(query, CacheLookup.Result.HIT);
        }
        return page;
    }

    /**
     * {@inheritDoc}
     *
     * @return the port's limits, or those that the builder was given, never null
     */
    @Override
    public CallLimits callLimits() {
        return callLimits;
    }

    /**
     * Drops a page, so that the next call fetches it. Other processes that share the cache keep what is in their memory.
     * Calls under way go on, and what they bring is not kept.
     *
     * @param query the page's query
     * @return completes once the shared cache, if there is one, has dropped it; fails with {@link NotSent} if that fails or
     *     does not respond within the store timeout
     */
    public CompletableFuture<@Nullable Void> invalidate(TrendingHashtagsQuery query) {
        singleFlight.forget(Objects.requireNonNull(query, "query"));
        pages.remove(query);
        return done(shared == null ? null : shared.invalidate(query));
    }

    /**
     * Drops all pages, as {@link #invalidate} does.
     *
     * @return completes once the shared cache, if there is one, has dropped them; fails with {@link NotSent} if that fails
     *     or does not respond within the store timeout
     */
    public CompletableFuture<@Nullable Void> clear() {
        singleFlight.forgetAll();
        pages.clear();
        return done(shared == null ? null : shared.clear());
    }

    private CompletableFuture<@Nullable Void> done(@Nullable StoreCall<@Nullable Void> call) {
        if (call == null) {
            return CompletableFuture.completedFuture(null);
        }
        Instant start = clock.instant();
        return call.toFuture(failure -> new NotSent(
                "the page cache failed", Calls.receipt(clock, start, 0), NotSent.Reason.STORE_FAILED, failure));
    }

    private TrendingHashtagsPage await(TrendingHashtagsQuery query) {
        Instant start = clock.instant();
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(start, 0);
        }
        Waiter waiter = singleFlight.join(query, true);
        try {
            waiter.get();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            SharedFetch.Departure departure = waiter.leave();
            if (departure != null) {
                throw interrupted(start, departure == SharedFetch.Departure.LAST_SENT ? callLimits.maxAttempts() : 0);
            }
        } catch (ExecutionException | CancellationException failed) {
            // Thrown below, out of its wrapping.
        }
        return waiter.outcome();
    }

    private Interrupted interrupted(Instant start, int attempts) {
        return new Interrupted("the calling thread was interrupted", Calls.receipt(clock, start, attempts));
    }

    /** Builds a port with a cache. */
    public static final class Builder {
        private final TrendingHashtagsPort port;
        private CachePolicy policy = CachePolicy.untilMidnight();
        private int maxEntries = 250; // fifty rankings
        private @Nullable PageCache sharedCache;
        private boolean paysIfStoreFails = true;
        private Duration storeTimeout = StoreCall.DEFAULT_TIMEOUT;
        private Clock clock = Clock.systemUTC();
        private @Nullable CallLimits callLimits;
        private @Nullable CallListener listener;
        private TimeSource time = TimeSource.SYSTEM;

        private Builder(TrendingHashtagsPort port) {
            this.port = Objects.requireNonNull(port, "port");
        }

        /**
         * Says how long pages are good for. Default: {@link CachePolicy#untilMidnight()}.
         *
         * @param policy the policy
         * @return this
         */
        public Builder policy(CachePolicy policy) {
            this.policy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Limits the memory of this process. If it is full, the page used least recently goes. Default: 250 pages.
         *
         * @param maxEntries pages, from 1; a full page takes some 45 KB if its trends have 7 points, and 70 KB if they have 30
         * @return this
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder maxEntries(int maxEntries) {
            Require.atLeast("maxEntries", maxEntries, 1);
            this.maxEntries = maxEntries;
            return this;
        }

        /**
         * Shares pages with all who use the same cache. Default: none.
         *
         * @param sharedCache asked for what is not in memory
         * @return this
         */
        public Builder sharedCache(PageCache sharedCache) {
            this.sharedCache = Objects.requireNonNull(sharedCache, "sharedCache");
            return this;
        }

        /**
         * Refuses a call with {@link NotSent} if the shared cache fails or does not respond in time. Default: this process
         * fetches the page by itself, so that several may pay for it.
         *
         * @return this
         */
        public Builder refuseIfStoreFails() {
            this.paysIfStoreFails = false;
            return this;
        }

        /**
         * Limits how long an operation of the shared cache may take. Default: 250 ms.
         *
         * @param storeTimeout from 1 ms to 1 min
         * @return this
         * @throws IllegalArgumentException if the time is out of range
         */
        public Builder storeTimeout(Duration storeTimeout) {
            this.storeTimeout = StoreCall.requireTimeout(storeTimeout);
            return this;
        }

        /**
         * Says how old pages are. Default: the system's.
         *
         * @param clock the clock
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * States what one call of the port can take, for a port that does not state it.
         *
         * @param callLimits the limits; no caller waits longer than the call timeout
         * @return this
         */
        public Builder callLimits(CallLimits callLimits) {
            this.callLimits = Objects.requireNonNull(callLimits, "callLimits");
            return this;
        }

        /**
         * Passes lookups, refusals and failures of the shared cache to this listener; the calls themselves are the port's to
         * report. Default: none.
         *
         * @param listener the user's listener
         * @return this
         */
        public Builder listener(CallListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /** For tests. */
        Builder time(TimeSource time) {
            this.time = time;
            return this;
        }

        /**
         * Builds the port.
         *
         * @return the port
         * @throws IllegalArgumentException if the port states no limits and none are given, or it states others
         */
        public CachedTrendingHashtags build() {
            return new CachedTrendingHashtags(this);
        }
    }
}
