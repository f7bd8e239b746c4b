package io.github.trendinghashtags.adapter.jdkhttp;

import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.spi.JsonTokens;
import io.github.trendinghashtags.spi.Resilience;
import io.github.trendinghashtags.spi.TimeSource;

/** Opens to the benchmarks what the adapter keeps to itself: its parser and its Resilience4j. */
public final class Parts {
    private Parts() {}

    /** Jackson's streaming parser. */
    public static JsonTokens.Factory json() {
        return JacksonTokens::open;
    }

    /** Resilience4j's retry and limiter. */
    public static Resilience resilience(ResiliencePolicy policy, TimeSource time) {
        return new Resilience4jResilience(
                Resilience4jResilience.retry(policy), Resilience4jResilience.rateLimiter(policy, time), null);
    }
}
