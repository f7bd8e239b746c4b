package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.TrendingHashtagsPage;
import java.util.concurrent.CompletableFuture;

/** Ends its call before it completes, also if the user completes it, so that no continuation finds the call running. */
final class CallResult extends CompletableFuture<TrendingHashtagsPage> {
    private final Runnable endCall;

    CallResult(Runnable endCall) {
        this.endCall = endCall;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        endCall.run();
        return super.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean complete(TrendingHashtagsPage page) {
        endCall.run();
        return super.complete(page);
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        endCall.run();
        return super.completeExceptionally(failure);
    }
}
