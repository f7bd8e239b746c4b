package consumer;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;

class FeignTest extends BootContract {
    @Override
    protected TrendingHashtagsPort open(ClientSettings settings) {
        return FeignTrendingHashtags.create(settings);
    }
}
