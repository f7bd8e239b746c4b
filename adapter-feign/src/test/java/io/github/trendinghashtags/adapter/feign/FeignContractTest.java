package io.github.trendinghashtags.adapter.feign;

import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract;

/** The contract on the client of our own, Apache HttpClient 5. */
class FeignContractTest extends TrendingHashtagsPortContract {
    @Override
    protected TrendingHashtagsPort open(ClientSettings settings) {
        return FeignTrendingHashtags.create(settings);
    }

    @Override
    protected TrendingHashtagsPort open(ClientSettings settings, CallListener listener) {
        return FeignTrendingHashtags.builder(settings).listener(listener).build();
    }
}
