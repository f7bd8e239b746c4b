package io.github.trendinghashtags.keyapi;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports or releases each of one call's permissions of the circuit breaker exactly once. Ignores what the breaker's
 * listeners throw then, since the outcome stands. Safe for use by many threads.
 */
final class BreakerPermission {
    private final @Nullable CircuitBreaker breaker;
    private final AtomicBoolean held = new AtomicBoolean();

    BreakerPermission(@Nullable CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    boolean tryAcquire() {
        if (breaker == null) {
            return true;
        }
        boolean allowed = breaker.tryAcquirePermission();
        held.set(allowed);
        return allowed;
    }

    void succeeded(Duration took) {
        report(permitting -> permitting.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** 4xx counts as success; I/O errors, timeouts, 5xx and malformed responses count as failures. */
    void failed(TrendingHashtagsException failure, Duration took) {
        boolean unavailable = failure instanceof ServerFailed
                || failure instanceof ConnectionFailed
                || failure instanceof TimedOut
                || failure instanceof MalformedResponse;
        if (failure instanceof NotSent) {
            release();
        } else if (unavailable) {
            report(permitting -> permitting.onError(took.toNanos(), TimeUnit.NANOSECONDS, failure));
        } else {
            succeeded(took);
        }
    }

    /** Releases the permission of an attempt that was not made or not finished. */
    void release() {
        report(CircuitBreaker::releasePermission);
    }

    private void report(Consumer<CircuitBreaker> outcome) {
        if (breaker != null && held.compareAndSet(true, false)) {
            Listeners.run(() -> outcome.accept(breaker));
        }
    }
}
