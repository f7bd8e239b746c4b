package io.github.trendinghashtags.adapter.jdkhttp;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.keyapi.Backoff;
import io.github.trendinghashtags.keyapi.Resilience;
import io.github.trendinghashtags.keyapi.TimeSource;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Resilience4j decides when the next attempt may start, and never waits itself: its blocking and its
 * {@code CompletionStage} decorators would hold a thread, or lose a call whose scheduler is gone.
 */
record Resilience4jResilience(
        Retry retry, RateLimiter rateLimiter, @Nullable CircuitBreaker circuitBreaker) implements Resilience {
    private static final String NAME = "trending-hashtags";

    static Retry retry(ResiliencePolicy policy) {
        Backoff backoff = new Backoff(policy, () -> ThreadLocalRandom.current().nextLong());
        return Retry.of(
                NAME,
                RetryConfig.custom()
                        .maxAttempts(policy.maxAttempts())
                        .intervalBiFunction((attempt, outcome) -> backoff.pauseMillis(attempt, outcome.getLeft()))
                        .retryOnException(Resilience4jResilience::isRetryable)
                        .build());
    }

    static RateLimiter rateLimiter(ResiliencePolicy policy, TimeSource time) {
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(policy.limitForPeriod())
                .limitRefreshPeriod(policy.limitRefreshPeriod())
                .timeoutDuration(policy.timeoutDuration())
                .build();
        return RateLimiter.of(NAME, config, time::nanoTime);
    }

    private static boolean isRetryable(Throwable failure) {
        return failure instanceof TrendingHashtagsException ours && ours.retryable();
    }

    /**
     * What a listener throws comes after the permit is given or refused, and hides which; the wait asked for before tells.
     * One at a time, so that no other call of this client takes a permit between the two.
     */
    @Override
    public synchronized long reservePermit() {
        if (!(rateLimiter instanceof AtomicRateLimiter limiter)) {
            return rateLimiter.reservePermission();
        }
        long wait = limiter.getDetailedMetrics().getNanosToWait();
        try {
            return limiter.reservePermission();
        } catch (RuntimeException listenerFailed) {
            long longest = limiter.getRateLimiterConfig().getTimeoutDuration().toNanos();
            return wait <= longest ? wait : -1;
        }
    }

    @Override
    public boolean tryBreaker() {
        return circuitBreaker == null || circuitBreaker.tryAcquirePermission();
    }

    @Override
    public void breakerSuccess(Duration took) {
        if (circuitBreaker != null) {
            circuitBreaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void breakerFailure(Duration took, TrendingHashtagsException failure) {
        if (circuitBreaker != null) {
            circuitBreaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, failure);
        }
    }

    @Override
    public void breakerRelease() {
        if (circuitBreaker != null) {
            circuitBreaker.releasePermission();
        }
    }

    @Override
    public Retries begin() {
        return new CallRetries(retry);
    }

    private static final class CallRetries implements Retries {
        private final Retry retry;
        private final Retry.AsyncContext<Object> context;
        private int failed;

        CallRetries(Retry retry) {
            this.retry = retry;
            this.context = retry.asyncContext();
        }

        @Override
        public long pauseAfter(TrendingHashtagsException failure) {
            RetryConfig config = retry.getRetryConfig();
            if (!failure.retryable() && config.getExceptionPredicate().test(failure)) {
                // A user's retry may be made to repeat anything; what can't pass by itself is not paid for twice.
                return -1;
            }
            failed++;
            try {
                return context.onError(failure);
            } catch (RuntimeException listenerFailed) {
                boolean again = failure.retryable() && failed < config.getMaxAttempts();
                return again ? config.getIntervalBiFunction().apply(failed, Either.left(failure)) : -1;
            }
        }

        @Override
        public void succeeded() {
            context.onComplete();
        }
    }
}
