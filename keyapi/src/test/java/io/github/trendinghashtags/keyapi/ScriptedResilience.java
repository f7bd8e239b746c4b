package io.github.trendinghashtags.keyapi;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.trendinghashtags.TrendingHashtagsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Resilience4j as scripted: three attempts a second apart, permissions at once, a closed breaker, unless a test says
 * otherwise. Counts what it is asked and told.
 */
final class ScriptedResilience {
    static final long PAUSE_MILLIS = 1000;

    final ConcurrentLinkedDeque<Long> permits = new ConcurrentLinkedDeque<>();
    final ConcurrentLinkedDeque<Boolean> breaker = new ConcurrentLinkedDeque<>();
    final Map<String, Throwable> throwing = new ConcurrentHashMap<>();
    final List<Duration> took = new CopyOnWriteArrayList<>();
    final List<Throwable> failuresReported = new CopyOnWriteArrayList<>();
    final AtomicInteger permitsAsked = new AtomicInteger();
    final AtomicInteger allowed = new AtomicInteger();
    final AtomicInteger successes = new AtomicInteger();
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger releases = new AtomicInteger();
    final AtomicInteger succeeded = new AtomicInteger();
    Runnable whileDeciding = () -> {};
    Runnable whileReleasing = () -> {};
    int attempts = 3;
    long pauseMillis = PAUSE_MILLIS;

    RateLimiter rateLimiter() {
        RateLimiter limiter = mock(RateLimiter.class);
        when(limiter.getRateLimiterConfig())
                .thenReturn(RateLimiterConfig.custom()
                        .limitForPeriod(1_000_000)
                        .limitRefreshPeriod(Duration.ofMillis(1))
                        .timeoutDuration(Duration.ofSeconds(5))
                        .build());
        when(limiter.getMetrics()).thenReturn(mock(RateLimiter.Metrics.class));
        when(limiter.reservePermission()).thenAnswer(call -> {
            permitsAsked.incrementAndGet();
            perhapsThrow("reservePermission");
            Long wait = permits.poll();
            return wait == null ? 0 : wait;
        });
        return limiter;
    }

    CircuitBreaker circuitBreaker() {
        CircuitBreaker scripted = mock(CircuitBreaker.class);
        when(scripted.tryAcquirePermission()).thenAnswer(call -> {
            perhapsThrow("tryAcquirePermission");
            Boolean answer = breaker.poll();
            boolean allows = answer == null || answer;
            allowed.addAndGet(allows ? 1 : 0);
            return allows;
        });
        doAnswer(call -> {
                    successes.incrementAndGet();
                    took.add(Duration.ofNanos(call.getArgument(0)));
                    return perhapsThrow("breakerSuccess");
                })
                .when(scripted)
                .onSuccess(anyLong(), any());
        doAnswer(call -> {
                    failures.incrementAndGet();
                    took.add(Duration.ofNanos(call.getArgument(0)));
                    failuresReported.add(call.getArgument(2));
                    return perhapsThrow("breakerError");
                })
                .when(scripted)
                .onError(anyLong(), any(), any());
        doAnswer(call -> {
                    releases.incrementAndGet();
                    whileReleasing.run();
                    return perhapsThrow("breakerRelease");
                })
                .when(scripted)
                .releasePermission();
        return scripted;
    }

    Retry retry() {
        Retry real = Retry.of(
                "scripted",
                RetryConfig.custom()
                        .maxAttempts(attempts)
                        .intervalFunction(attempt -> Math.max(1, pauseMillis))
                        .retryOnException(failure -> ((TrendingHashtagsException) failure).retryable())
                        .build());
        Retry retry = mock(Retry.class);
        when(retry.getRetryConfig()).thenReturn(real.getRetryConfig());
        when(retry.asyncContext()).thenAnswer(call -> {
            perhapsThrow("asyncContext");
            return new Context(real.asyncContext());
        });
        return retry;
    }

    private final class Context implements Retry.AsyncContext<Object> {
        private final Retry.AsyncContext<Object> real;

        Context(Retry.AsyncContext<Object> real) {
            this.real = real;
        }

        @Override
        public void onComplete() {
            succeeded.incrementAndGet();
            sneakily("onComplete");
            real.onComplete();
        }

        @Override
        public long onError(Throwable failure) {
            long interval = real.onError(failure);
            whileDeciding.run();
            sneakily("onError");
            return interval < 0 ? interval : pauseMillis;
        }

        @Override
        public long onResult(Object result) {
            return -1;
        }
    }

    private Object perhapsThrow(String where) {
        sneakily(where);
        return null;
    }

    private void sneakily(String where) {
        Throwable thrown = throwing.get(where);
        if (thrown != null) {
            throw Sneaky.unchecked(thrown);
        }
    }

    /** Whether each permission of the breaker was reported or released. */
    boolean isBalanced() {
        return allowed.get() == successes.get() + failures.get() + releases.get();
    }
}
