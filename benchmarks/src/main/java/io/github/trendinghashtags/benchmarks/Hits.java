package io.github.trendinghashtags.benchmarks;

import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures the methods of {@link Hit}, each in a JVM of its own. */
final class Hits {
    private Hits() {}

    static void run(Report report) throws Exception {
        System.err.println("cache hits");
        report.table("A page that `CachedTrendingHashtags` has", "", "ns", "bytes allocated");
        for (String way : List.of("fetch", "fetchAsync")) {
            Sample sample = measure(way);
            report.row("`" + way + "`", Report.number(sample.wall()), Long.toString(Math.round(sample.bytes())));
        }
    }

    private static Sample measure(String way) throws Exception {
        TimeValue iteration = TimeValue.milliseconds(500);
        RunResult result = new Runner(new OptionsBuilder()
                        .include("\\." + Hit.class.getSimpleName() + "\\." + way + "$")
                        .forks(1)
                        .jvmArgs("-Xms256m", "-Xmx256m")
                        .warmupIterations(3)
                        .warmupTime(iteration)
                        .measurementIterations(3)
                        .measurementTime(iteration)
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
