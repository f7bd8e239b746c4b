package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.ResiliencePolicy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the retries of all calls of a client together, so that an outage does not multiply the traffic and the bill. A
 * failed attempt takes a token and a page gives a part of one back; at half of the tokens or fewer, retries stop. The model
 * is gRPC's retry throttling (gRFC A6). Safe for use by many threads.
 */
final class RetryBudget {
    private static final int THOUSANDTHS = 1_000;

    private final int full;
    private final int refund;
    private final AtomicInteger left;

    RetryBudget(ResiliencePolicy policy) {
        this.full = policy.retryTokens() * THOUSANDTHS;
        this.refund = (int) Math.round(policy.tokensPerSuccess() * THOUSANDTHS);
        this.left = new AtomicInteger(full);
    }

    void succeeded() {
        left.updateAndGet(tokens -> Math.min(full, tokens + refund));
    }

    /** Takes a token, and returns whether the rest allows another attempt. A budget of 0 tokens allows all. */
    boolean allowsAnotherAttempt() {
        int after = left.updateAndGet(tokens -> Math.max(0, tokens - THOUSANDTHS));
        return full == 0 || after > full / 2;
    }
}
