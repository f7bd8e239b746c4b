package io.github.trendinghashtags.benchmarks;

import static io.github.trendinghashtags.benchmarks.Comparison.SEQUENTIAL;

import io.github.trendinghashtags.benchmarks.Load.CallMode;
import io.github.trendinghashtags.benchmarks.Report.Column;
import io.github.trendinghashtags.benchmarks.peers.Contender;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Measures and lays out the tables of contenders that take turns. */
final class Tables {
    private static final int PERIOD = 7;

    private final Plan plan;
    private final Report report;

    Tables(Plan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    /** Decoding alone, without a call. */
    void decoding() throws Exception {
        for (int period : plan.periods()) {
            String title = "Decoding a page, " + period + " points of trend";
            Rounds<Contender> rounds = sequential(title, plan.decoders(), period, plan.decoderJvms());
            report.table(
                    title,
                    plan.decoders(),
                    new Column("time", decoder -> rounds.ratio(decoder, Sample::wall)),
                    new Column("allocation", decoder -> rounds.ratio(decoder, Sample::bytes)),
                    typical("µs a page", rounds, Sample::wall, 1e3),
                    typical("KB", rounds, Sample::bytes, 1e3));
        }
    }

    /** Whole calls, blocking and asynchronous, and on virtual threads if the plan is complete. */
    void calls() throws Exception {
        calls(new Comparison("Calls", Fork.JAVA_HOME, plan.clients(), PERIOD, plan.loads(), plan.jvms()));
        Path virtual = virtualHome();
        if (plan.complete() && virtual != null) {
            String title = "Calls on JDK " + Benchmarks.value(virtual.resolve("release"), "JAVA_VERSION");
            List<Load> loads = Load.of(CallMode.VIRTUAL).toList();
            calls(new Comparison(title, virtual, plan.clients(), PERIOD, loads, plan.jvms()));
        }
    }

    /** The top 100, if each response takes 50 ms more. */
    void rankings() throws Exception {
        List<Contender> ways = Contender.rankings();
        Rounds<Contender> rounds = sequential("The top 100", ways, PERIOD, 1);
        report.table(
                "The top 100 on adapter-jdk-http, 50 ms added per request",
                ways,
                new Column("round trips", way -> rounds.ratio(way, Sample::wall)),
                typical("ms", rounds, Sample::wall, 1e6));
    }

    /** Hits of the cache, which are not compared. */
    void cacheHits() throws Exception {
        List<Contender> hits = List.of(Contender.CACHE_HITS, Contender.ASYNC_CACHE_HITS);
        Rounds<Contender> rounds = sequential("Cache hits", hits, PERIOD, 1);
        report.table(
                "A page that `CachedTrendingHashtags` has",
                hits,
                typical("ns", rounds, Sample::wall, Contender.HITS_PER_CALL),
                typical("bytes allocated", rounds, Sample::bytes, Contender.HITS_PER_CALL));
    }

    static Column typical(String name, Rounds<Contender> rounds, ToDoubleFunction<Sample> quantity, double unit) {
        return new Column(name, contender -> Report.number(rounds.typical(contender, quantity) / unit));
    }

    private Rounds<Contender> sequential(String title, List<Contender> contenders, int period, int jvms)
            throws Exception {
        Comparison comparison = new Comparison(title, Fork.JAVA_HOME, contenders, period, List.of(SEQUENTIAL), jvms);
        return Objects.requireNonNull(comparison.run(plan).get(SEQUENTIAL));
    }

    private void calls(Comparison comparison) throws Exception {
        Map<Load, Rounds<Contender>> measured = comparison.run(plan);
        calls(comparison.title() + ", wall time", "µs", measured, Sample::wall);
        calls(comparison.title() + ", processor time", "µs", measured, Sample::processor);
        calls(comparison.title() + ", allocation", "KB", measured, Sample::bytes);
    }

    private void calls(
            String title, String unit, Map<Load, Rounds<Contender>> measured, ToDoubleFunction<Sample> quantity) {
        Contender baseline = plan.clients().get(0);
        report.table(title, measured.keySet());
        report.row(
                baseline.label() + ", " + unit,
                measured.values(),
                rounds -> Report.number(rounds.typical(baseline, quantity) / 1e3));
        for (Contender client : plan.clients()) {
            report.row(client.label(), measured.values(), rounds -> rounds.ratio(client, quantity));
        }
        report.row(
                "**adapter-feign**, to Feign on HttpClient 5 = 1",
                measured.values(),
                rounds -> rounds.ratio(Contender.OURS_FEIGN, Contender.FEIGN_HTTPCLIENT5, quantity));
    }

    private static @Nullable Path virtualHome() {
        String named = System.getProperty("virtual");
        if (named != null) {
            return Path.of(named);
        }
        return Runtime.version().feature() >= 21 ? Fork.JAVA_HOME : null;
    }
}
