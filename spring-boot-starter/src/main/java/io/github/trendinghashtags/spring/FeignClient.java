package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.keyapi.KeyApiClient;

/** Builds the client; not to be loaded unless its adapter is on the class path. */
final class FeignClient {
    private FeignClient() {}

    static KeyApiClient build(ClientParts parts) {
        FeignTrendingHashtags.Builder builder = parts.addTo(FeignTrendingHashtags.builder(parts.settings()));
        parts.beans(FeignTrendingHashtagsCustomizer.class).forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }
}
