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
 * Passes lookups, refusals and store failures to the listener, if there is one. The listener can block, so it is called last,
 * when no other caller waits for the calling thread.
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

    /** Returns a consumer of the failure of one operation, or null if there is no listener. */
    @Nullable
    Consumer<Throwable> failureOf(StoreFailed.Store store, String operation) {
        CallListener heard = listener;
        return heard == null ? null : failure -> heard.storeFailed(new StoreFailed(store, operation, failure));
    }
}
