package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.CallEvent.AttemptEnded;
import io.github.trendinghashtags.CallEvent.CallEnded;
import io.github.trendinghashtags.CallEvent.DriftFound;
import io.github.trendinghashtags.CallEvent.RetryRefused;
import io.github.trendinghashtags.CallEvent.RetryScheduled;
import io.github.trendinghashtags.CallListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that writes down in a few words what it hears. */
class HeardEvents implements CallListener {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void attemptEnded(AttemptEnded event) {
        lines.add("attempt " + event.number() + ": " + event.outcome() + " in "
                + event.took().toMillis() + " ms, request " + event.requestId());
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        lines.add("retry after " + event.attempt() + " for " + event.reason() + " in "
                + event.pause().toMillis() + " ms");
    }

    @Override
    public void retryRefused(RetryRefused event) {
        lines.add("no retry after " + event.attempt() + ": " + event.reason());
    }

    @Override
    public void callEnded(CallEnded event) {
        lines.add("call: " + event.outcome() + ", attempts " + event.receipt().attempts() + ", credits "
                + event.receipt().creditsAtMost());
    }

    @Override
    public void driftFound(DriftFound event) {
        lines.add(event.kind() + ": " + event.name());
    }
}
