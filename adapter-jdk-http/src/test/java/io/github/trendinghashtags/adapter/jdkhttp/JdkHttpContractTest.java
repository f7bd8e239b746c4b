package io.github.trendinghashtags.adapter.jdkhttp;

import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract;

class JdkHttpContractTest extends TrendingHashtagsPortContract {
    @Override
    protected TrendingHashtagsPort open(ClientSettings settings) {
        return JdkHttpTrendingHashtags.create(settings);
    }

    @Override
    protected TrendingHashtagsPort open(ClientSettings settings, CallListener listener) {
        return JdkHttpTrendingHashtags.builder(settings).listener(listener).build();
    }
}
