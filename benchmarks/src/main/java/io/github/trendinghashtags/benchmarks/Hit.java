package io.github.trendinghashtags.benchmarks;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.CachedTrendingHashtags;
import io.github.trendinghashtags.testkit.FakeTrendingHashtags;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A page that the cache has, beside 49 others. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Hit {
    private static final int PAGES = 50;

    private final FakeTrendingHashtags fake = FakeTrendingHashtags.documented();
    private final TrendingHashtagsPort cached = CachedTrendingHashtags.builder(fake)
            .callLimits(new CallLimits(1, Duration.ofSeconds(30)))
            .build();
    private TrendingHashtagsQuery query = TrendingHashtagsQuery.defaults();

    /** Fills the cache, and checks that it answers. */
    @Setup
    public void check() {
        for (int page = 1; page <= PAGES; page++) {
            cached.fetch(query.withPage(page));
        }
        query = TrendingHashtagsQuery.defaults().withPage(PAGES / 2);
        TrendingHashtagsPage page = cached.fetch(query);
        Plan.require(
                "the cache",
                Integer.toString(PAGES),
                Integer.toString(fake.queries().size()));
        Plan.require("the cache", Integer.toString(PAGES / 2), Integer.toString(page.page()));
    }

    /** Blocking, which it does not. */
    @Benchmark
    public TrendingHashtagsPage fetch() {
        return cached.fetch(query);
    }

    /** Asynchronous: a future is made. */
    @Benchmark
    public CompletableFuture<TrendingHashtagsPage> fetchAsync() {
        return cached.fetchAsync(query);
    }
}
