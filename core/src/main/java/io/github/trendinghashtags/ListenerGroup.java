package io.github.trendinghashtags;

import io.github.trendinghashtags.CallEvent.AttemptEnded;
import io.github.trendinghashtags.CallEvent.CacheLookup;
import io.github.trendinghashtags.CallEvent.CallEnded;
import io.github.trendinghashtags.CallEvent.CallRefused;
import io.github.trendinghashtags.CallEvent.DriftFound;
import io.github.trendinghashtags.CallEvent.RetryRefused;
import io.github.trendinghashtags.CallEvent.RetryScheduled;
import io.github.trendinghashtags.CallEvent.StoreFailed;
import java.util.List;
import java.util.function.Consumer;

/**
 * Calls listeners in their order, and ignores what they throw.
 *
 * @param listeners users' listeners
 */
record ListenerGroup(List<CallListener> listeners) implements CallListener {

    @Override
    public void attemptEnded(AttemptEnded event) {
        each(listener -> listener.attemptEnded(event));
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        each(listener -> listener.retryScheduled(event));
    }

    @Override
    public void retryRefused(RetryRefused event) {
        each(listener -> listener.retryRefused(event));
    }

    @Override
    public void callEnded(CallEnded event) {
        each(listener -> listener.callEnded(event));
    }

    @Override
    public void cacheLookup(CacheLookup event) {
        each(listener -> listener.cacheLookup(event));
    }

    @Override
    public void callRefused(CallRefused event) {
        each(listener -> listener.callRefused(event));
    }

    @Override
    public void storeFailed(StoreFailed event) {
        each(listener -> listener.storeFailed(event));
    }

    @Override
    public void driftFound(DriftFound event) {
        each(listener -> listener.driftFound(event));
    }

    private void each(Consumer<CallListener> event) {
        for (CallListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (Throwable ignored) {
                // Of any kind: a listener has no say in the outcome.
            }
        }
    }
}
