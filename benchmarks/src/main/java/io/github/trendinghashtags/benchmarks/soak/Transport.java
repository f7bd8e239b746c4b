package io.github.trendinghashtags.benchmarks.soak;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;

/** The transports that can be worn. */
enum Transport {
    JDK,
    FEIGN;

    TrendingHashtagsPort open(ClientSettings settings) {
        return switch (this) {
            case JDK -> JdkHttpTrendingHashtags.create(settings);
            case FEIGN -> FeignTrendingHashtags.create(settings);
        };
    }

    /**
     * How many of so many calls may leave a connection open when their client is closed. Java 17's own client ends when it
     * is collected, and in rare races of a cancellation it loses count of its requests, and never is.
     */
    long connectionsLeftOpenAtMost(long calls) {
        return this == JDK && Runtime.version().feature() < 21 ? calls / 10_000 : 0;
    }
}
