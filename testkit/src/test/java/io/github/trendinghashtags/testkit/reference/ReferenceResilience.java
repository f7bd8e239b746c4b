package io.github.trendinghashtags.testkit.reference;

import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.keyapi.Backoff;
import io.github.trendinghashtags.keyapi.Resilience;
import java.util.Random;
import java.util.function.Predicate;

/** Retries by the policy, and a limiter that spaces permits evenly. */
public final class ReferenceResilience implements Resilience {
    private final ResiliencePolicy policy;
    private final Predicate<TrendingHashtagsException> retries;
    private long next = System.nanoTime();

    public ReferenceResilience(ResiliencePolicy policy, Predicate<TrendingHashtagsException> retries) {
        this.policy = policy;
        this.retries = retries;
    }

    @Override
    public synchronized long reservePermit() {
        long now = System.nanoTime();
        long turn = next - now > 0 ? next : now;
        if (turn - now > policy.timeoutDuration().toNanos()) {
            return -1;
        }
        next = turn + policy.limitRefreshPeriod().toNanos() / policy.limitForPeriod();
        return turn - now;
    }

    @Override
    public Retries begin() {
        Backoff backoff = new Backoff(policy, new Random());
        return new Retries() {
            private int attempts;

            @Override
            public long pauseAfter(TrendingHashtagsException failure) {
                attempts++;
                boolean again = attempts < policy.maxAttempts() && retries.test(failure);
                return again ? backoff.pauseMillis(attempts, failure) : -1;
            }

            @Override
            public void succeeded() {}
        };
    }
}
