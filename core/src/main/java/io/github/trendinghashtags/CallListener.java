package io.github.trendinghashtags;

import io.github.trendinghashtags.CallEvent.AttemptEnded;
import io.github.trendinghashtags.CallEvent.CacheLookup;
import io.github.trendinghashtags.CallEvent.CallEnded;
import io.github.trendinghashtags.CallEvent.CallRefused;
import io.github.trendinghashtags.CallEvent.DriftFound;
import io.github.trendinghashtags.CallEvent.RetryRefused;
import io.github.trendinghashtags.CallEvent.RetryScheduled;
import io.github.trendinghashtags.CallEvent.StoreFailed;
import io.github.trendinghashtags.checks.Require;
import java.util.Arrays;
import java.util.Objects;

/**
 * Hears what each call did, for metrics, logs and traces. Give the same listener to the builders of the client, the budget and
 * the cache. Its methods do nothing unless they are overridden.
 *
 * <pre>{@code
 * CallListener credits = new CallListener() {
 *     @Override
 *     public void callEnded(CallEnded event) {
 *         spent.add(event.receipt().creditsAtMost());
 *     }
 * };
 * }</pre>
 *
 * <ul>
 *   <li>It is called from many threads. The events of one call come one after another, in the order in which they happened.
 *   <li>It must be quick. A client calls it on the thread that waits for a blocking call, or on one that runs the steps of an
 *       asynchronous call; a cache and a budget call it on the caller's thread or on a background thread. A listener that
 *       blocks delays the calls that it hears of, no other call, and no timer, lock or {@code close()}. It delays no
 *       asynchronous call of a client beyond the call timeout.
 *   <li>What it throws is ignored, whatever it is, and changes no outcome.
 *   <li>{@link #callEnded} comes before the page or the exception is handed over. There are two exceptions: a call that is
 *       cancelled, times out or is closed ends first; and so does an asynchronous call while a listener still blocks in an
 *       earlier event of it. The events of a cache or a budget may come shortly after the outcome.
 * </ul>
 */
public interface CallListener {

    /**
     * A request was sent, and its attempt has ended.
     *
     * @param event what came of it
     */
    default void attemptEnded(AttemptEnded event) {}

    /**
     * Another attempt follows.
     *
     * @param event why, and when
     */
    default void retryScheduled(RetryScheduled event) {}

    /**
     * No other attempt follows, though the failure might have passed.
     *
     * @param event why not
     */
    default void retryRefused(RetryRefused event) {}

    /**
     * A call has ended.
     *
     * @param event the page or the exception, and what the call took
     */
    default void callEnded(CallEnded event) {}

    /**
     * A cache was asked for a page.
     *
     * @param event where the page comes from
     */
    default void cacheLookup(CacheLookup event) {}

    /**
     * A budget, a cool-down or a store that failed has refused a call.
     *
     * @param event which call, and why
     */
    default void callRefused(CallRefused event) {}

    /**
     * A store failed or took too long.
     *
     * @param event which store, and why
     */
    default void storeFailed(StoreFailed event) {}

    /**
     * The vendor has changed something.
     *
     * @param event what has changed
     */
    default void driftFound(DriftFound event) {}

    /**
     * Calls several listeners in their order. What one of them throws is ignored, and the others are called nevertheless.
     *
     * @param listeners any number
     * @return a listener that calls them
     */
    static CallListener all(CallListener... listeners) {
        return new ListenerGroup(
                Require.copyOf("listeners", Arrays.asList(Objects.requireNonNull(listeners, "listeners"))));
    }

    /**
     * Calls this listener, and then another.
     *
     * @param next the other listener
     * @return a listener that calls both, as {@link #all} does
     */
    default CallListener andThen(CallListener next) {
        return all(this, Objects.requireNonNull(next, "next"));
    }

    /**
     * Logs to the {@link System.Logger} named {@code io.github.trendinghashtags}: at {@code WARNING} calls that failed or
     * were refused, stores that failed, and drift; at {@code INFO} retries that follow or were refused, and stale pages; at
     * {@code DEBUG} attempts, pages, cancelled calls and lookups in a cache. Each line about a response has the vendor's
     * request id if there is one.
     *
     * @return the listener
     */
    static CallListener logging() {
        return new LoggingListener(System.getLogger(LoggingListener.NAME));
    }
}
