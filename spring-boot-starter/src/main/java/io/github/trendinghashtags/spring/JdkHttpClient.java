package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import io.github.trendinghashtags.keyapi.KeyApiClient;

/** Builds the client; not to be loaded unless its adapter is on the class path. */
final class JdkHttpClient {
    private JdkHttpClient() {}

    static KeyApiClient build(ClientParts parts) {
        JdkHttpTrendingHashtags.Builder builder = parts.addTo(JdkHttpTrendingHashtags.builder(parts.settings()));
        parts.beans(JdkHttpTrendingHashtagsCustomizer.class).forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }
}
