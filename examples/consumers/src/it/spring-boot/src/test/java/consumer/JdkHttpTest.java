package consumer;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;

class JdkHttpTest extends BootContract {
    @Override
    protected TrendingHashtagsPort open(ClientSettings settings) {
        return JdkHttpTrendingHashtags.create(settings);
    }
}
