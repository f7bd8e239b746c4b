package io.github.trendinghashtags.benchmarks.peers;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The library with all that it does, its pace raised out of the way. */
final class Ours implements Peer {
    private final TrendingHashtagsPort port;
    private final TrendingHashtagsQuery query;

    private Ours(TrendingHashtagsPort port, int period) {
        this.port = port;
        this.query = TrendingHashtagsQuery.defaults().withPeriod(TrendPeriod.of(period));
    }

    static Peer onTheJdk(URI base, int period) {
        return new Ours(JdkHttpTrendingHashtags.create(settings(base)), period);
    }

    static Peer onFeign(URI base, int period) {
        return new Ours(FeignTrendingHashtags.create(settings(base)), period);
    }

    static ClientSettings settings(URI base) {
        return ClientSettings.of(ApiKey.of("benchmark"))
                .withBaseUri(base)
                .withMaxConcurrency(MOST_AT_ONCE)
                .withResilience(ResiliencePolicy.defaults().withRateLimit(1_000_000, Duration.ofMillis(1)));
    }

    @Override
    public Object fetch() {
        return port.fetch(query);
    }

    @Override
    public CompletableFuture<?> fetchAsync() {
        return port.fetchAsync(query);
    }
}
