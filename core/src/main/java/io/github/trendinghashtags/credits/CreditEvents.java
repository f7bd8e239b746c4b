package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.CallEvent.CacheLookup;
import io.github.trendinghashtags.CallEvent.CallRefused;
import io.github.trendinghashtags.CallEvent.StoreFailed;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener of lookups, refusals and stores that failed; nobody if there is none. It throws nothing, and may block: so
 * it is called last, when nobody waits for the calling thread but its own caller.
 *
 * @param listener throws nothing, or null for none
 */
record CreditEvents(@Nullable CallListener listener) {
    static final CreditEvents NONE = new CreditEvents(null);

    static CreditEvents to(@Nullable CallListener listener) {
        return listener == null ? NONE : new CreditEvents(CallListener.all(listener));
    }

    void lookedUp(TrendingHashtagsQuery query, CacheLookup.Result result) {
        if (listener != null) {
            listener.cacheLookup(new CacheLookup(query, result));
        }
    }

    void refused(TrendingHashtagsQuery query, NotSent refusal) {
        if (listener != null) {
            listener.callRefused(new CallRefused(query, refusal));
        }
    }

    /** Returns what takes the failure of one operation, or null if nobody listens. */
    @Nullable
    Consumer<Throwable> failureOf(StoreFailed.Store store, String operation) {
        CallListener heard = listener;
        return heard == null ? null : failure -> heard.storeFailed(new StoreFailed(store, operation, failure));
    }
}
