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
}
