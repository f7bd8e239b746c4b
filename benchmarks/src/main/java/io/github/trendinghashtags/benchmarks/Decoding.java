package io.github.trendinghashtags.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Lets {@link Decode}'s methods take turns, each time in a new JVM. */
final class Decoding {
    private static final Map<String, String> LABELS = Map.of(
            "jackson", "Jackson, data binding",
            "gson", "Gson",
            "moshi", "Moshi",
            "ours", "**ours**, validation included");

    private final Plan plan;

    Decoding(Plan plan) {
        this.plan = plan;
    }

    void run(Report report) throws Exception {
        for (int period : plan.periods()) {
            System.err.println("decoding, " + period + " points");
            List<String> ways = List.of("jackson", "gson", "moshi", "ours");
            Rounds<String> rounds = Rounds.of(plan.decodeRounds(), ways, way -> measure(way, period));
            report.table(
                    "Decoding a page, " + period + " points of trend", "", "time", "allocation", "µs a page", "KB");
            for (String way : ways) {
                report.row(
                        Objects.requireNonNull(LABELS.get(way)),
                        rounds.ratio(way, Sample::wall),
                        rounds.ratio(way, Sample::bytes),
                        Report.number(rounds.median(way, Sample::wall) / 1e3),
                        Report.number(rounds.median(way, Sample::bytes) / 1e3));
            }
        }
    }

    private Sample measure(String way, int period) throws Exception {
        RunResult result = new Runner(new OptionsBuilder()
                        .include("\\." + Decode.class.getSimpleName() + "\\." + way + "$")
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
