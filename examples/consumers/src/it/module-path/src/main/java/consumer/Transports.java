package consumer;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;

/** Fetches a page over either transport. */
final class Transports {
    private Transports() {}

    static TrendingHashtagsPage overTheJdk(ClientSettings settings) {
        try (var hashtags = JdkHttpTrendingHashtags.create(settings)) {
            return hashtags.fetch(TrendingHashtagsQuery.defaults());
        }
    }

    static TrendingHashtagsPage overFeign(ClientSettings settings) {
        try (var hashtags = FeignTrendingHashtags.create(settings)) {
            return hashtags.fetch(TrendingHashtagsQuery.defaults());
        }
    }
}
