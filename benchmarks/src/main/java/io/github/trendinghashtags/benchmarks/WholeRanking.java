package io.github.trendinghashtags.benchmarks;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import io.github.trendinghashtags.benchmarks.server.CannedPages;
import io.github.trendinghashtags.benchmarks.server.CannedServer;
import io.github.trendinghashtags.ranking.Rankings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A program that fetches the top 100, a page in 50 ms, in the way that each line names, and prints how long it took. Its
 * pace is raised out of the way.
 */
final class WholeRanking {
    /** How hashtags are fetched. */
    enum Way {
        ONE("one page", port -> port.fetch(QUERY).hashtags()),
        WHOLE("`Rankings.fetch`", port -> Rankings.fetch(port, QUERY).hashtags()),
        IN_TURN("`port.stream`, page after page", port -> port.stream(QUERY).toList());

        private final String label;

        @SuppressWarnings("ImmutableEnumChecker") // lambdas that hold nothing
        private final Function<TrendingHashtagsPort, List<TrendingHashtag>> fetch;

        Way(String label, Function<TrendingHashtagsPort, List<TrendingHashtag>> fetch) {
            this.label = label;
            this.fetch = fetch;
        }
    }

    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    private WholeRanking() {}

    static void run(Plan plan, Report report) throws Exception {
        System.err.println("whole rankings");
        try (Fork fork = new Fork("rankings", plan.jars().all(), List.of(), WholeRanking.class, plan.server())) {
            int count = plan.starts();
            for (Way way : Way.values()) {
                Plan.require(way.label, expected(way), fork.ask(way + " check"));
                for (int round = 0; round < count; round++) {
                    fork.ask(way + " measure"); // to warm up
                }
            }
            Rounds<Way> rounds = new Rounds<>(List.of(Way.values())).nextJvm();
            for (int round = 0; round < count; round++) {
                rounds.take(way -> Sample.parse(fork.ask(way + " measure")));
            }
            report.table("The top 100 on adapter-jdk-http, 50 ms added per request", "", "round trips", "ms");
            for (Way way : Way.values()) {
                report.row(
                        way.label,
                        rounds.ratio(way, Sample::wall),
                        Report.number(rounds.typical(way, Sample::wall) / 1e6));
            }
        }
    }

    private static String expected(Way way) {
        int pages = way == Way.ONE ? 1 : CannedPages.PAGES;
        return names(IntStream.rangeClosed(1, pages)
                .mapToObj(page -> CannedPages.facts(page, QUERY.period().days()).names())
                .toList());
    }

    private static String names(List<String> names) {
        return String.join(" ", names);
    }

    public static void main(String[] args) throws Exception {
        ClientSettings settings =
                ClientSettings.of(ApiKey.of("benchmark")).withBaseUri(URI.create(args[0] + CannedServer.SLOW));
        ClientSettings unhurried =
                settings.withResilience(settings.resilience().withRateLimit(1_000_000, Duration.ofMillis(1)));
        try (var client = JdkHttpTrendingHashtags.create(unhurried)) {
            var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                long start = System.nanoTime();
                List<TrendingHashtag> hashtags = Way.valueOf(words[0]).fetch.apply(client);
                long wall = System.nanoTime() - start;
                System.out.println(
                        words[1].equals("check")
                                ? names(hashtags.stream()
                                        .map(TrendingHashtag::name)
                                        .toList())
                                : new Sample(wall, 0, 0));
            }
        }
    }
}
