package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.CallEvent.CacheLookup;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.PageFetch.Fetched;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One fetch of a page for all who wait for it. No user's code runs under its lock. */
final class SharedFetch {
    private final TrendingHashtagsQuery query;
    private final PageStore pages;
    private final BiConsumer<TrendingHashtagsQuery, SharedFetch> remove;
    private final PageFetch fetch;

    // Guarded by this.
    private Set<Waiter> waiters = new LinkedHashSet<>();
    private boolean done;

    /** What the departure of a waiter means for the others. */
    enum Departure {
        OTHERS_WAIT,
        /** The fetch was cancelled before the port was called. */
        LAST_UNSENT,
        /** The port's call was cancelled. */
        LAST_SENT
    }

    SharedFetch(
            TrendingHashtagsQuery query,
            PageStore pages,
            PageFetch fetch,
            BiConsumer<TrendingHashtagsQuery, SharedFetch> remove) {
        this.query = query;
        this.pages = pages;
        this.fetch = fetch;
        this.remove = remove;
    }

    /** Adds a waiter. Returns null if the fetch is done. */
    @Nullable
    Waiter join(boolean blocking) {
        Waiter waiter = new Waiter(this, blocking);
        synchronized (this) {
            return !done && waiters.add(waiter) ? waiter : null;
        }
    }

    /** Fetches the page, unless another fetch has brought it since the first waiter looked for it. */
    void start() {
        TrendingHashtagsPage page = pages.fresh(query);
        if (page != null) {
            hand(new Fetched(page, page), null);
            fetch.reportLookup(CacheLookup.Result.HIT);
        } else {
            fetch.start(this::complete);
        }
    }

    /** Reports to a listener that a caller has joined. */
    void joined() {
        fetch.reportLookup(CacheLookup.Result.JOINED);
    }

    /** Keeps nothing of what comes, since it was asked for before the page was invalidated. */
    void discard() {
        fetch.discard();
    }

    Departure leave(Waiter waiter) {
        synchronized (this) {
            if (done || (waiters.remove(waiter) && !waiters.isEmpty())) {
                return Departure.OTHERS_WAIT;
            }
            done = true;
        }
        remove.accept(query, this);
        return fetch.cancel() ? Departure.LAST_SENT : Departure.LAST_UNSENT;
    }

    private void complete(@Nullable Fetched fetched, @Nullable Throwable failure) {
        if (failure instanceof TrendingHashtagsException ours && ours.retryable() && pages.allowsStale()) {
            fetch.staleFallback(stale -> completeStale(stale, ours));
        } else {
            hand(fetched, failure);
        }
    }

    private void completeStale(@Nullable TrendingHashtagsPage stale, TrendingHashtagsException failure) {
        if (stale == null) {
            hand(null, failure);
            return;
        }
        Receipt cost = failure.receipt();
        Receipt receipt = new Receipt(
                cost.requestId(),
                cost.attempts(),
                cost.creditsAtMost(),
                cost.elapsed(),
                stale.receipt().completedAt());
        hand(
                Fetched.of(new TrendingHashtagsPage(
                        stale.hashtags(), stale.page(), stale.total(), stale.hasMore(), receipt, true)),
                null);
        fetch.reportLookup(CacheLookup.Result.STALE);
    }

    /** Hands the outcome over: the initiator gets the paid receipt; if it was cancelled, the longest waiting one does. */
    private void hand(@Nullable Fetched fetched, @Nullable Throwable failure) {
        remove.accept(query, this);
        List<Waiter> claimed = end();
        claimed.removeIf(waiter -> !waiter.claim());
        List<Runnable> continuations = new ArrayList<>();
        boolean pays = true;
        for (Waiter waiter : claimed) {
            Runnable delivery = delivery(waiter, fetched, failure, pays);
            pays = false;
            if (waiter.isBlocking()) {
                delivery.run();
            } else {
                continuations.add(delivery);
            }
        }
        new Deliveries(continuations).run();
    }

    private static Runnable delivery(
            Waiter waiter, @Nullable Fetched fetched, @Nullable Throwable failure, boolean pays) {
        if (fetched != null) {
            TrendingHashtagsPage page = pays ? fetched.page() : fetched.withoutCost();
            return () -> waiter.deliver(page, null);
        }
        Throwable thrown = pays || !(failure instanceof TrendingHashtagsException ours)
                ? failure
                // A copy, since an exception is mutable and each thrower's own.
                : ours.withReceipt(PageFetch.receiptWithoutCost(ours.receipt()));
        return () -> waiter.deliver(null, thrown);
    }

    private synchronized List<Waiter> end() {
        List<Waiter> waiting = new ArrayList<>(waiters);
        waiters = Set.of();
        done = true;
        return waiting;
    }
}
