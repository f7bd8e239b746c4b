package consumer;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract;

class MeteredContractTest extends TrendingHashtagsPortContract {
    @Override
    protected TrendingHashtagsPort open(ClientSettings settings) {
        return new MeteredTrendingHashtags(settings);
    }
}
