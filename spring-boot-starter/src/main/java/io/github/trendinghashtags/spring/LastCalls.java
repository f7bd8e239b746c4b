package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.CallEvent.CallEnded;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.InvalidRequest;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Remembers how the last calls ended, for the health. Safe for use by many threads. */
final class LastCalls implements CallListener {

    // Guarded by this.
    private @Nullable Instant lastSuccess;
    private @Nullable String lastFailure;
    private @Nullable Instant lastFailureAt;
    private int failuresInARow;

    /**
     * What became of the last calls.
     *
     * @param success when the last page came, or null if none has
     * @param failure the last failure's simple class name, or null if a page came after it
     * @param failureAt when that was, or null
     * @param failuresInARow calls that failed since the last page
     */
    record Summary(
            @Nullable Instant success,
            @Nullable String failure,
            @Nullable Instant failureAt,
            int failuresInARow) {}

    @Override
    public synchronized void callEnded(CallEnded event) {
        TrendingHashtagsException failure = event.failure();
        if (event.page() != null) {
            lastSuccess = event.receipt().completedAt();
            lastFailure = null;
            lastFailureAt = null;
            failuresInARow = 0;
        } else if (failure != null && isTheVendors(failure)) {
            lastFailure = failure.getClass().getSimpleName();
            lastFailureAt = event.receipt().completedAt();
            failuresInARow++;
        }
    }

    synchronized Summary summary() {
        return new Summary(lastSuccess, lastFailure, lastFailureAt, failuresInARow);
    }

    /** A query that is refused, a call that was not sent and one that was cancelled say nothing about the vendor. */
    private static boolean isTheVendors(TrendingHashtagsException failure) {
        return !(failure instanceof InvalidRequest || failure instanceof NotSent || failure instanceof Interrupted);
    }
}
