package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.reference.ReferenceAdapter;

class ReferenceAdapterContractTest extends TrendingHashtagsPortContract {
    @Override
    protected TrendingHashtagsPort open(ClientSettings settings) {
        return ReferenceAdapter.create(settings);
    }

    @Override
    protected TrendingHashtagsPort open(ClientSettings settings, CallListener listener) {
        return ReferenceAdapter.create(settings, listener);
    }
}
