package io.github.trendinghashtags.benchmarks;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import io.github.trendinghashtags.benchmarks.peers.Facts;
import io.github.trendinghashtags.benchmarks.server.CannedPages;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Measures asynchronous calls that wait for a permit: what they hold, and how long as many take if the limit is raised.
 * Runs in a JVM of its own.
 */
final class Waiting {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    private Waiting() {}

    static void report(Plan plan, Report report) throws Exception {
        report.table(
                "Waiting `fetchAsync` on adapter-jdk-http",
                "",
                "threads more than for one",
                "bytes of heap each",
                "ms to drain at a raised limit");
        for (int count : new int[] {100, 1_000, 10_000}) {
            System.err.println("waiting, " + count);
            try (Fork fork = new Fork(
                    Fork.JAVA_HOME, plan.jars().all(), List.of("-Xmx256m"), Waiting.class, plan.server(), count)) {
                Facts.require("waiting", CannedPages.facts(1, 7), fork.readLine());
                report.row(String.format(Locale.ROOT, "%,d", count), fork.readLine(), fork.readLine(), fork.readLine());
            }
        }
    }

    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[1]);
        ClientSettings settings = ClientSettings.of(ApiKey.of("benchmark"))
                .withBaseUri(URI.create(args[0]))
                .withCallTimeout(HOUR);
        hold(settings, count);
        drain(settings, count);
        System.exit(0);
    }

    private static void hold(ClientSettings settings, int count) throws IOException {
        RateLimiter limiter = RateLimiter.of(
                "benchmark",
                RateLimiterConfig.custom()
                        .limitForPeriod(count + 2)
                        .limitRefreshPeriod(HOUR)
                        .timeoutDuration(HOUR)
                        .build());
        try (var client =
                JdkHttpTrendingHashtags.builder(settings).rateLimiter(limiter).build()) {
            System.out.println(Facts.of(client.fetchAsync(QUERY).join()));
            limiter.drainPermissions();
            CompletableFuture<?> first = client.fetchAsync(QUERY);
            int threads = Thread.getAllStackTraces().size();
            long heap = heap();
            List<CompletableFuture<Void>> waiting = calls(client, count);
            threads = Thread.getAllStackTraces().size() - threads;
            heap = heap() - heap;
            if (first.isDone() || waiting.stream().anyMatch(CompletableFuture::isDone)) {
                throw new IllegalStateException("a call did not wait");
            }
            System.out.println(threads);
            System.out.println(heap / count);
        }
    }

    private static void drain(ClientSettings settings, int count) {
        ClientSettings raised = settings.withResilience(ResiliencePolicy.defaults()
                .withRateLimit(1_000_000, Duration.ofMillis(1))
                .withTimeoutDuration(HOUR));
        try (var client = JdkHttpTrendingHashtags.create(raised)) {
            client.fetchAsync(QUERY).join();
            long start = System.nanoTime();
            calls(client, count).forEach(CompletableFuture::join);
            System.out.println((System.nanoTime() - start) / 1_000_000);
        }
    }

    /** Starts calls that don't keep their pages. */
    private static List<CompletableFuture<Void>> calls(JdkHttpTrendingHashtags client, int count) {
        return Stream.generate(() -> client.fetchAsync(QUERY).thenAccept(page -> {}))
                .limit(count)
                .toList();
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
