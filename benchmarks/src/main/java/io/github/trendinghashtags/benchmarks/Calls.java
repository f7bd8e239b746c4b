package io.github.trendinghashtags.benchmarks;

import io.github.trendinghashtags.benchmarks.Contestant.Way;
import io.github.trendinghashtags.benchmarks.peers.Contender;
import io.github.trendinghashtags.benchmarks.server.CannedPages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Whole calls: one after another and many at once, on threads, on virtual threads and on none. */
final class Calls implements AutoCloseable {
    private static final List<String> FLAGS = List.of("-Xms256m", "-Xmx256m");

    private final Plan plan;
    private final Map<Contender, Fork> forks = new EnumMap<>(Contender.class);

    Calls(Plan plan) {
        this.plan = plan;
    }

    private record Load(Way way, int atOnce) {
        @Override
        public String toString() {
            return way.name().toLowerCase(Locale.ROOT) + ", " + atOnce;
        }
    }

    void run(Report report) throws Exception {
        for (int period : plan.periods()) {
            open(period);
            Map<Load, Rounds<Contender>> measured = new LinkedHashMap<>();
            for (Load load : loads()) {
                System.err.println("calls, " + period + " points, " + load);
                for (Contender contender : Contender.values()) {
                    slice(contender, load, plan.warmUpMillis());
                }
                measured.put(
                        load,
                        Rounds.of(
                                plan.rounds(),
                                List.of(Contender.values()),
                                contender -> slice(contender, load, plan.sliceMillis())));
            }
            close();
            String points = ", " + period + " points of trend";
            table(report, "Calls, wall time" + points, "µs", measured, Sample::wall);
            table(report, "Calls, processor time" + points, "µs", measured, Sample::processor);
            table(report, "Calls, allocation" + points, "KB", measured, Sample::bytes);
        }
    }

    private static List<Load> loads() {
        List<Load> loads = new ArrayList<>();
        for (Way way : Way.values()) {
            if (way != Way.VIRTUAL || Runtime.version().feature() >= 21) {
                for (int atOnce : new int[] {1, 8, 64}) {
                    loads.add(new Load(way, atOnce));
                }
            }
        }
        return loads;
    }

    private void open(int period) throws Exception {
        String expected = CannedPages.facts(1, period).toString();
        for (Contender contender : Contender.values()) {
            Fork fork = new Fork(
                    contender.label(), plan.jars().all(), FLAGS, Contestant.class, contender, plan.server(), period);
            forks.put(contender, fork);
            for (String how : List.of("fetch", "fetchAsync")) {
                Plan.require(contender.label() + ", " + how, expected, fork.answer());
            }
        }
    }

    private Sample slice(Contender contender, Load load, int millis) throws IOException {
        Fork fork = Objects.requireNonNull(forks.get(contender));
        return Sample.parse(fork.ask(load.way() + " " + load.atOnce() + " " + millis));
    }

    private static void table(
            Report report,
            String title,
            String unit,
            Map<Load, Rounds<Contender>> measured,
            ToDoubleFunction<Sample> quantity) {
        report.table(title, "", measured.keySet());
        report.row(
                "the baseline's, " + unit,
                measured.values(),
                rounds -> Report.number(rounds.median(Contender.JDK_JACKSON, quantity) / 1e3));
        for (Contender contender : Contender.values()) {
            report.row(contender.label(), measured.values(), rounds -> rounds.ratio(contender, quantity));
        }
    }

    @Override
    public void close() {
        forks.values().forEach(Fork::close);
    }
}
