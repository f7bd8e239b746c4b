package io.github.trendinghashtags.benchmarks.peers;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import io.github.trendinghashtags.adapter.micrometer.MicrometerCallListener;
import io.github.trendinghashtags.credits.CachedTrendingHashtags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;

/** The whole library with its defaults, except a rate limit and a concurrency that never make a call wait. */
final class Ours {
    static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final Object[] HITS = new Object[Contender.HITS_PER_CALL];

    private Ours() {}

    static Peer onJdk(URI base, int period) {
        return open(JdkHttpTrendingHashtags.create(settings(base)), period);
    }

    static Peer onFeign(URI base, int period) {
        return open(FeignTrendingHashtags.create(settings(base)), period);
    }

    /** Fetches from the part of the server that delays each response. */
    static Peer slow(URI base, Function<TrendingHashtagsPort, Object> fetch) {
        TrendingHashtagsPort port = JdkHttpTrendingHashtags.create(settings(URI.create(base + Peer.SLOW)));
        return Peer.blocking(() -> fetch.apply(port));
    }

    /** Fetches a page that the cache has beside 49 others. The array keeps what is returned from being optimized away. */
    static Peer cacheHits(URI base, Function<TrendingHashtagsPort, Object> hit) {
        TrendingHashtagsPort port = JdkHttpTrendingHashtags.create(settings(base));
        TrendingHashtagsPort cached = CachedTrendingHashtags.over(port);
        for (int industry = 1; industry < 50; industry++) {
            cached.fetch(QUERY.withIndustry(IndustryId.of(industry)));
        }
        return Peer.blocking(() -> {
            Arrays.setAll(HITS, i -> hit.apply(cached));
            return cached.fetch(QUERY);
        });
    }

    private static Peer open(TrendingHashtagsPort port, int period) {
        TrendingHashtagsQuery query = QUERY.withPeriod(TrendPeriod.of(period));
        return new Peer(() -> port.fetch(query), () -> port.fetchAsync(query));
    }

    private static ClientSettings settings(URI base) {
        return ClientSettings.of(ApiKey.of("benchmark"))
                .withBaseUri(base)
                .withMaxConcurrency(Peer.MAX_CONCURRENCY)
                .withResilience(ResiliencePolicy.defaults().withRateLimit(1_000_000, Duration.ofMillis(1)));
    }

    /** A class of its own, since a JVM that measures a start has no Micrometer, and would look for it. */
    static final class Metered {
        private Metered() {}

        static Peer onJdk(URI base, int period) {
            CallListener meters = MicrometerCallListener.of(new SimpleMeterRegistry());
            return open(
                    JdkHttpTrendingHashtags.builder(settings(base))
                            .listener(meters)
                            .build(),
                    period);
        }
    }
}
