package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One call's dealings with the circuit breaker: whatever it allows, it is told once how that went. What its listeners
 * throw changes nothing. Safe for use by many threads.
 */
final class Breaker {
    private final Resilience resilience;
    private final AtomicBoolean waitsForWord = new AtomicBoolean();

    Breaker(Resilience resilience) {
        this.resilience = resilience;
    }

    boolean allows() {
        boolean allowed = resilience.tryBreaker();
        waitsForWord.set(allowed);
        return allowed;
    }

    void succeeded(Duration took) {
        tell(() -> resilience.breakerSuccess(took));
    }

    /** A vendor that refuses a request is well; one that can't be reached, fails or talks nonsense is not. */
    void failed(TrendingHashtagsException failure, Duration took) {
        boolean unwell = failure instanceof ServerFailed
                || failure instanceof ConnectionFailed
                || failure instanceof TimedOut
                || failure instanceof MalformedResponse;
        if (failure instanceof NotSent) {
            release();
        } else if (unwell) {
            tell(() -> resilience.breakerFailure(took, failure));
        } else {
            succeeded(took);
        }
    }

    /** The attempt was not made, or nobody waits for its outcome any more. */
    void release() {
        tell(resilience::breakerRelease);
    }

    private void tell(Runnable word) {
        if (waitsForWord.compareAndSet(true, false)) {
            Quietly.run(word);
        }
    }
}
