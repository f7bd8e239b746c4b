package io.github.trendinghashtags.benchmarks.soak;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;

/** Opens a client of the transport that is tested. */
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
     * Returns how many connections may outlive their clients after so many calls. Java 17's own client ends when it is
     * collected; in rare races with a cancellation it loses count of its requests and is never collected.
     */
    long connectionsLeftOpenAtMost(long calls) {
        return this == JDK && Runtime.version().feature() < 21 ? calls / 10_000 : 0;
    }
}
