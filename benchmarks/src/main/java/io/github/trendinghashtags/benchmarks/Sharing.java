package io.github.trendinghashtags.benchmarks;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import io.github.trendinghashtags.adapter.redis.RedisStores;
import io.github.trendinghashtags.benchmarks.server.CannedServer;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.credits.CachedTrendingHashtags;
import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.keyapi.PageJson;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.ByteArrayCodec;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Measures what sharing through a Redis on loopback costs and saves; each figure is a ratio within the run. */
final class Sharing {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final ResiliencePolicy UNPACED =
            ResiliencePolicy.defaults().withRateLimit(1_000_000, Duration.ofMillis(1));
    /** Long, so that a busy machine changes the figures and not what is done. */
    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(5);

    private static final int CALLS = 200;
    private static final int ROUNDS = 15;
    /** Not counted: the JIT needs some thousand calls of each kind. */
    private static final int WARM_UP_ROUNDS = 20;

    private final RedisClient redis;
    private final List<AutoCloseable> opened = new ArrayList<>();

    private Sharing(RedisClient redis) {
        this.redis = redis;
    }

    public static void main(String[] args) throws Exception {
        try (TestRedis server = TestRedis.start("--appendonly", "no");
                Fork canned = new Fork(
                        Fork.JAVA_HOME, System.getProperty("java.class.path"), List.of(), CannedServer.class)) {
            RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", server.port()));
            Sharing sharing = new Sharing(client);
            sharing.compareCalls(URI.create("http://127.0.0.1:" + canned.readLine()));
            sharing.askAtOnce();
            sharing.pace();
            sharing.fleet();
            for (AutoCloseable closeable : sharing.opened) {
                closeable.close();
            }
            client.shutdown(0, 2, TimeUnit.SECONDS);
        }
    }

    private RedisStores stores(String prefix) {
        RedisStores stores = RedisStores.connect(redis, prefix);
        opened.add(stores);
        return stores;
    }

    private TrendingHashtagsPort machine(ClientSettings settings, String prefix, int maxEntries) {
        RedisStores stores = stores(prefix);
        var transport =
                JdkHttpTrendingHashtags.builder(settings).pace(stores.pace()).build();
        opened.add(transport);
        return decorated(transport, stores.creditLedger(), stores.pageCache(), maxEntries);
    }

    private static TrendingHashtagsPort decorated(
            TrendingHashtagsPort transport, CreditLedger ledger, PageCache pages, int maxEntries) {
        var budgeted = BudgetedTrendingHashtags.builder(transport)
                .ledger(ledger)
                .storeTimeout(STORE_TIMEOUT)
                .build();
        return CachedTrendingHashtags.builder(budgeted)
                .sharedCache(pages)
                .storeTimeout(STORE_TIMEOUT)
                .maxEntries(maxEntries)
                .build();
    }

    private void compareCalls(URI server) {
        ClientSettings settings =
                ClientSettings.of(ApiKey.of("benchmark")).withBaseUri(server).withResilience(UNPACED);
        var transport = JdkHttpTrendingHashtags.create(settings);
        opened.add(transport);
        TrendingHashtagsPort inMemory = decorated(transport, CreditLedger.inMemory(), PageCache.inMemory(1_000), 1);
        TrendingHashtagsPort shared = machine(settings, "calls", 1);
        AtomicLong next = new AtomicLong(1);
        LongFunction<TrendingHashtagsQuery> industry = id -> QUERY.withIndustry(IndustryId.of(id));
        byte[] key = {'p'};
        var bytes = redis.connect(ByteArrayCodec.INSTANCE);
        opened.add(bytes);
        bytes.sync().set(key, PageJson.write(transport.fetch(QUERY)));
        double[][] micros = new double[5][ROUNDS];
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            int kept = Math.max(0, round);
            micros[0][kept] = micros(() -> transport.fetch(QUERY));
            micros[1][kept] = micros(() -> shared.fetch(QUERY.withPage((int) (next.getAndIncrement() % 2) + 1)));
            micros[2][kept] = micros(() -> inMemory.fetch(industry.apply(next.getAndIncrement())));
            micros[3][kept] = micros(() -> shared.fetch(industry.apply(next.getAndIncrement())));
            micros[4][kept] = micros(() -> bytes.sync().get(key));
        }
        System.out.printf("a call over loopback: %.0f µs%n", median(micros[0]));
        System.out.printf("a page from Redis / a call over loopback: %.2f%n", median(micros[1]) / median(micros[0]));
        System.out.printf(
                "a bare GET of its bytes / a call over loopback: %.2f%n", median(micros[4]) / median(micros[0]));
        System.out.printf(
                "a budgeted, cached and paced call by Redis / the same in memory: %.2f%n",
                median(micros[3]) / median(micros[2]));
    }

    private static double micros(Runnable call) {
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        return (System.nanoTime() - start) / 1_000.0 / CALLS;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void askAtOnce() throws Exception {
        Duration latency = Duration.ofMillis(300);
        try (StubKeyApiServer vendor = StubKeyApiServer.start().latency(latency)) {
            List<TrendingHashtagsPort> machines = machines(4, vendor.settings().withResilience(UNPACED));
            fetchAll(machines, List.of(QUERY.withPage(2), QUERY.withPage(3), QUERY.withPage(4), QUERY.withPage(5)));
            int before = vendor.requests().size();
            long start = System.nanoTime();
            List<TrendingHashtagsQuery> asked =
                    IntStream.range(0, 32).mapToObj(i -> QUERY).toList();
            fetchAll(machines, asked);
            System.out.printf(
                    "32 ask 4 machines for a page of %d ms: %d calls, all in %d ms%n",
                    latency.toMillis(), vendor.requests().size() - before, millisSince(start));
        }
    }

    private void pace() throws Exception {
        Duration period = Duration.ofMillis(100);
        RedisStores[] machines = {stores("pace"), stores("pace"), stores("pace"), stores("pace")};
        long start = System.nanoTime();
        List<CompletableFuture<Void>> permits = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            permits.add(machines[i % 4]
                    .pace()
                    .reserve(1, period, Duration.ofMinutes(1))
                    .toCompletableFuture()
                    .thenCompose(wait -> CompletableFuture.runAsync(
                            () -> {}, CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS))));
        }
        CompletableFuture.allOf(permits.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
        System.out.printf(
                "60 permits from 4 machines / the ideal time: %.3f%n", millisSince(start) / (59.0 * period.toMillis()));
    }

    private void fleet() throws Exception {
        try (StubKeyApiServer vendor = StubKeyApiServer.start()) {
            List<TrendingHashtagsPort> machines = machines(20, vendor.settings().withResilience(UNPACED));
            List<TrendingHashtagsQuery> queries = new ArrayList<>();
            for (int page = 1; page <= 100; page++) {
                for (int machine = 0; machine < 20; machine++) {
                    queries.add(QUERY.withPage(page));
                }
            }
            long start = System.nanoTime();
            for (int from = 0; from < queries.size(); from += 200) {
                fetchAll(machines, queries.subList(from, from + 200));
            }
            System.out.printf(
                    "20 machines × 100 queries: %d calls, %d ms%n",
                    vendor.requests().size(), millisSince(start));
        }
    }

    private List<TrendingHashtagsPort> machines(int count, ClientSettings settings) {
        String prefix = UUID.randomUUID().toString();
        return IntStream.range(0, count)
                .mapToObj(i -> machine(settings, prefix, 100))
                .toList();
    }

    private static void fetchAll(List<TrendingHashtagsPort> machines, List<TrendingHashtagsQuery> queries)
            throws Exception {
        List<CompletableFuture<TrendingHashtagsPage>> pages = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            pages.add(machines.get(i % machines.size()).fetchAsync(queries.get(i)));
        }
        for (CompletableFuture<TrendingHashtagsPage> page : pages) {
            page.get(1, TimeUnit.MINUTES);
        }
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
