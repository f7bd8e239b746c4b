package io.github.trendinghashtags.adapter.jdkhttp;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.JsonTokens;
import io.github.trendinghashtags.keyapi.Transport;

/** Opens to the benchmarks what the adapter keeps to itself: its parser and its transport. */
public final class Parts {
    private Parts() {}

    /** Jackson's streaming parser. */
    public static JsonTokens.Factory json() {
        return JacksonTokens::open;
    }

    /** The JDK's client as the adapter sets it up. */
    public static Transport transport(ClientSettings settings) {
        return JdkHttpTransport.owning(
                JdkHttpTrendingHashtags.builder(settings).defaultClient(), settings.maxBodyBytes());
    }
}
