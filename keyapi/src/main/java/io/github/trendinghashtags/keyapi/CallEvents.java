package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.CallEvent.AttemptEnded;
import io.github.trendinghashtags.CallEvent.CallEnded;
import io.github.trendinghashtags.CallEvent.RetryRefused;
import io.github.trendinghashtags.CallEvent.RetryScheduled;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects one call's events when they happen, and delivers them later, where a listener may block: in their order, and one
 * at a time. Without a listener it does nothing. Safe for use by many threads.
 */
final class CallEvents {
    /** Of all calls of a client without a listener. */
    static final CallEvents NONE = new CallEvents(null, TrendingHashtagsQuery.defaults(), System::nanoTime);

    private final @Nullable CallListener listener;
    private final TrendingHashtagsQuery query;
    private final LongSupplier nanoTime;

    // Guarded by this.
    private final Queue<Consumer<CallListener>> events = new ArrayDeque<>(4);
    private boolean delivering;
    private boolean callEnded;
    private long attemptBeganAt;
    private @Nullable Duration attemptTook;
    private @Nullable Integer status;

    /** Creates the events of a call. A listener throws nothing. */
    CallEvents(@Nullable CallListener listener, TrendingHashtagsQuery query, LongSupplier nanoTime) {
        this.listener = listener;
        this.query = query;
        this.nanoTime = nanoTime;
    }

    void attemptBegan(long nanos) {
        if (listener != null) {
            synchronized (this) {
                attemptBeganAt = nanos;
                attemptTook = null;
                status = null;
            }
        }
    }

    /** The exchange of the attempt has ended; what comes of it follows. */
    void exchangeEnded(@Nullable TransportResponse response, Duration took) {
        if (listener != null) {
            synchronized (this) {
                attemptTook = took;
                status = response == null ? null : response.status();
            }
        }
    }

    void attemptFailed(TrendingHashtagsException failure) {
        if (listener != null) {
            attemptEnded(failure, failure.receipt());
        }
    }

    void retryScheduled(TrendingHashtagsException failure, Duration pause) {
        if (listener != null) {
            var event = new RetryScheduled(query, failure.receipt().attempts(), failure, pause);
            addUnlessEnded(hearer -> hearer.retryScheduled(event));
        }
    }

    void retryRefused(TrendingHashtagsException failure, RetryRefused.Reason reason) {
        if (listener != null) {
            var event = new RetryRefused(query, failure.receipt().attempts(), failure, reason);
            addUnlessEnded(hearer -> hearer.retryRefused(event));
        }
    }

    void driftFound(Drift.@Nullable Reading reading) {
        if (reading != null) {
            reading.news().forEach(event -> add(hearer -> hearer.driftFound(event)));
        }
    }

    /**
     * The call has ended; without a page and a failure, its result was completed by others.
     *
     * @param inFlight whether its last attempt has ended with it
     */
    void callEnded(
            boolean inFlight,
            @Nullable TrendingHashtagsPage page,
            @Nullable TrendingHashtagsException failure,
            CallStats stats) {
        if (listener == null) {
            return;
        }
        Receipt receipt = page != null ? page.receipt() : failure != null ? failure.receipt() : stats.receipt(null);
        if (inFlight) {
            attemptEnded(failure, receipt);
        }
        var event = new CallEnded(query, page, failure, receipt);
        addUnlessEnded(hearer -> hearer.callEnded(event));
        synchronized (this) {
            callEnded = true;
        }
    }

    private synchronized void attemptEnded(@Nullable TrendingHashtagsException failure, Receipt receipt) {
        Duration took = attemptTook == null
                ? Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - attemptBeganAt))
                : attemptTook;
        var event = new AttemptEnded(query, receipt.attempts(), status, failure, receipt.requestId(), took);
        add(hearer -> hearer.attemptEnded(event));
    }

    private synchronized void addUnlessEnded(Consumer<CallListener> event) {
        if (!callEnded) {
            add(event);
        }
    }

    private synchronized void add(Consumer<CallListener> event) {
        events.add(event);
    }

    /** Delivers what has happened, unless another thread does. */
    void deliver() {
        if (listener == null || !beginDelivery()) {
            return;
        }
        for (Consumer<CallListener> event = next(); event != null; event = next()) {
            event.accept(listener);
        }
    }

    /** Delivers on another thread, since this one may not be blocked. */
    void deliverOn(Executor executor) {
        if (listener != null) {
            Call.runOn(executor, this::deliver);
        }
    }

    private synchronized boolean beginDelivery() {
        boolean begins = !delivering && !events.isEmpty();
        delivering |= begins;
        return begins;
    }

    private synchronized @Nullable Consumer<CallListener> next() {
        Consumer<CallListener> event = events.poll();
        delivering = event != null;
        return event;
    }
}
