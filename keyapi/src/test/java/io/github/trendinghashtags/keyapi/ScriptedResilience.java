package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.TrendingHashtagsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Three attempts a second apart, permits at once, a closed breaker: unless a test says otherwise. Counts all questions. */
final class ScriptedResilience implements Resilience {
    static final long PAUSE_MILLIS = 1000;

    final ConcurrentLinkedDeque<Long> permits = new ConcurrentLinkedDeque<>();
    final ConcurrentLinkedDeque<Boolean> breaker = new ConcurrentLinkedDeque<>();
    final Map<String, RuntimeException> throwing = new ConcurrentHashMap<>();
    final List<Duration> took = new CopyOnWriteArrayList<>();
    final List<TrendingHashtagsException> failuresTold = new CopyOnWriteArrayList<>();
    final AtomicInteger permitsAsked = new AtomicInteger();
    final AtomicInteger allowed = new AtomicInteger();
    final AtomicInteger successes = new AtomicInteger();
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger releases = new AtomicInteger();
    final AtomicInteger succeeded = new AtomicInteger();
    int attempts = 3;
    long pauseMillis = PAUSE_MILLIS;

    @Override
    public long reservePermit() {
        permitsAsked.incrementAndGet();
        perhapsThrow("reservePermit");
        Long wait = permits.poll();
        return wait == null ? 0 : wait;
    }

    @Override
    public boolean tryBreaker() {
        perhapsThrow("tryBreaker");
        Boolean answer = breaker.poll();
        boolean allows = answer == null || answer;
        if (allows) {
            allowed.incrementAndGet();
        }
        return allows;
    }

    @Override
    public void breakerSuccess(Duration time) {
        successes.incrementAndGet();
        took.add(time);
        perhapsThrow("breakerSuccess");
    }

    @Override
    public void breakerFailure(Duration time, TrendingHashtagsException failure) {
        failures.incrementAndGet();
        took.add(time);
        failuresTold.add(failure);
        perhapsThrow("breakerFailure");
    }

    @Override
    public void breakerRelease() {
        releases.incrementAndGet();
        perhapsThrow("breakerRelease");
    }

    @Override
    public Retries begin() {
        perhapsThrow("begin");
        return new Retries() {
            private int failed;

            @Override
            public long pauseAfter(TrendingHashtagsException failure) {
                perhapsThrow("pauseAfter");
                return ++failed < attempts ? pauseMillis : -1;
            }

            @Override
            public void succeeded() {
                succeeded.incrementAndGet();
                perhapsThrow("succeeded");
            }
        };
    }

    private void perhapsThrow(String where) {
        RuntimeException thrown = throwing.get(where);
        if (thrown != null) {
            throw thrown;
        }
    }

    /** Whether each permission of the breaker was followed by one answer. */
    boolean isBalanced() {
        return allowed.get() == successes.get() + failures.get() + releases.get();
    }
}
