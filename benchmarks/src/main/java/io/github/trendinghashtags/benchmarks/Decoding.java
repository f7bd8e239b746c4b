package io.github.trendinghashtags.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Lets the methods of {@link Decode} and {@link Hit} take turns, each time in a new JVM. */
final class Decoding {
    private static final Map<String, String> PAGES = new LinkedHashMap<>();
    private static final Map<String, String> HITS = new LinkedHashMap<>();

    static {
        PAGES.put("jackson", "Jackson, data binding");
        PAGES.put("gson", "Gson");
        PAGES.put("moshi", "Moshi");
        PAGES.put("ours", "**ours**, validation included");
        HITS.put("fetch", "`fetch`");
        HITS.put("fetchAsync", "`fetchAsync`");
    }

    private final Plan plan;

    private Decoding(Plan plan) {
        this.plan = plan;
    }

    static void ofPages(Plan plan, Report report) throws Exception {
        for (int period : plan.periods()) {
            System.err.println("decoding, " + period + " points");
            Rounds<String> rounds = new Decoding(plan).rounds(Decode.class, PAGES, period);
            report.table(
                    "Decoding a page, " + period + " points of trend", "", "time", "allocation", "µs a page", "KB");
            PAGES.forEach((way, label) -> report.row(
                    label,
                    rounds.ratio(way, Sample::wall),
                    rounds.ratio(way, Sample::bytes),
                    Report.number(rounds.median(way, Sample::wall) / 1e3),
                    Report.number(rounds.median(way, Sample::bytes) / 1e3)));
        }
    }

    static void ofHits(Plan plan, Report report) throws Exception {
        System.err.println("cache hits");
        Rounds<String> rounds = new Decoding(plan).rounds(Hit.class, HITS, 7);
        report.table("A page that `CachedTrendingHashtags` has", "", "ns", "bytes allocated");
        HITS.forEach((way, label) -> report.row(
                label,
                Report.number(rounds.median(way, Sample::wall)),
                Long.toString(Math.round(rounds.median(way, Sample::bytes)))));
    }

    private Rounds<String> rounds(Class<?> benchmark, Map<String, String> ways, int period) throws Exception {
        return new Rounds<>(List.copyOf(ways.keySet()))
                .take(plan.decodeRounds(), way -> measure(benchmark.getSimpleName(), way, period));
    }

    private Sample measure(String benchmark, String way, int period) throws Exception {
        RunResult result = new Runner(new OptionsBuilder()
                        .include("\\." + benchmark + "\\." + way + "$")
                        .param("period", Integer.toString(period))
                        .forks(1)
                        .jvmArgs("-Xms256m", "-Xmx256m")
                        .warmupIterations(3)
                        .warmupTime(TimeValue.milliseconds(plan.decodeMillis()))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.milliseconds(plan.decodeMillis()))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .runSingle();
        double nanos = result.getPrimaryResult().getScore();
        double bytes = Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                .getScore();
        return new Sample(nanos, 0, bytes);
    }
}
