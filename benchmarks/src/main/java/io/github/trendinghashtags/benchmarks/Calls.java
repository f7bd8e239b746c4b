package io.github.trendinghashtags.benchmarks;

import io.github.trendinghashtags.benchmarks.Load.Way;
import io.github.trendinghashtags.benchmarks.peers.Contender;
import io.github.trendinghashtags.benchmarks.server.CannedPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Whole calls, one after another and many at once, on threads, on virtual threads and on none; and decoding alone. */
final class Calls implements AutoCloseable {
    private static final int PERIOD = 7;
    private static final List<String> FLAGS = List.of("-Xms256m", "-Xmx256m");

    private static final int BURST_MILLIS = 400;
    private static final int TURN_MILLIS = 100;
    private static final Load IN_TURN = new Load(Way.BLOCKING, 1);

    private final Plan plan;
    private final String title;
    private final Path javaHome;
    private final List<Contender> contenders;
    private final int period;
    private final List<Load> loads;
    private final Map<Contender, Fork> forks = new EnumMap<>(Contender.class);

    private Calls(Plan plan, String title, Path javaHome, List<Contender> contenders, int period, List<Load> loads) {
        this.plan = plan;
        this.title = title;
        this.javaHome = javaHome;
        this.contenders = contenders;
        this.period = period;
        this.loads = loads;
    }

    /** A page's bytes into objects. */
    static void ofDecoding(Plan plan, Report report) throws Exception {
        for (int period : plan.periods()) {
            String title = "Decoding a page, " + period + " points of trend";
            try (Calls calls = new Calls(plan, title, own(), plan.decoders(), period, List.of(IN_TURN))) {
                Rounds<Contender> rounds =
                        Objects.requireNonNull(calls.measure(plan.decoderJvms()).get(IN_TURN));
                report.table(title, "", "time", "allocation", "µs a page", "KB");
                plan.decoders()
                        .forEach(decoder -> report.row(
                                decoder.label(),
                                rounds.ratio(decoder, Sample::wall),
                                rounds.ratio(decoder, Sample::bytes),
                                Report.number(rounds.typical(decoder, Sample::wall) / 1e3),
                                Report.number(rounds.typical(decoder, Sample::bytes) / 1e3)));
            }
        }
    }

    /** All clients, blocking and asynchronous; on virtual threads where there is a JDK that has them. */
    static void ofClients(Plan plan, Report report) throws Exception {
        run(new Calls(plan, "Calls", own(), plan.clients(), PERIOD, plan.loads()), report);
        Path virtual = plan.virtualHome();
        if (virtual != null) {
            List<Load> loads = Load.of(Way.VIRTUAL).toList();
            String title = "Calls on JDK " + release(virtual);
            run(new Calls(plan, title, virtual, plan.clients(), PERIOD, loads), report);
        }
    }

    private static Path own() {
        return Path.of(System.getProperty("java.home"));
    }

    private static void run(Calls calls, Report report) throws Exception {
        try (calls) {
            Map<Load, Rounds<Contender>> measured = calls.measure(calls.plan.jvms());
            calls.table(report, "wall time", "µs", measured, Sample::wall);
            calls.table(report, "processor time", "µs", measured, Sample::processor);
            calls.table(report, "allocation", "KB", measured, Sample::bytes);
        }
    }

    private Map<Load, Rounds<Contender>> measure(int jvms) throws Exception {
        Map<Load, Rounds<Contender>> measured = new LinkedHashMap<>();
        loads.forEach(load -> measured.put(load, new Rounds<>(contenders)));
        for (int fork = 1; fork <= jvms; fork++) {
            System.err.println(title + ", JVM " + fork + " of each, warm-up");
            open();
            for (Contender contender : contenders) {
                warmUp(contender);
            }
            System.err.println(title + ", JVM " + fork + " of each");
            measured.values().forEach(Rounds::nextJvm);
            for (int round = 0; round < plan.rounds(); round++) {
                for (Map.Entry<Load, Rounds<Contender>> entry : measured.entrySet()) {
                    entry.getValue().take(contender -> slice(contender, entry.getKey(), TURN_MILLIS));
                }
            }
            close();
        }
        return measured;
    }

    /**
     * Lets the JVM's compilers do their work, which takes them some ten seconds of a processor: short bursts of all loads,
     * so that nothing is compiled for one load and thrown away at the next, with pauses in which compilers are alone.
     */
    private void warmUp(Contender contender) throws IOException {
        long compiled = 0;
        long before;
        int bursts = 0;
        do {
            before = compiled;
            for (Load load : loads) {
                slice(contender, load, BURST_MILLIS);
                compiled = Long.parseLong(fork(contender).ask(Contestant.SETTLE));
            }
        } while (compiled - before > loads.size() * BURST_MILLIS / 10 && ++bursts < plan.warmUps());
    }

    private static String release(Path javaHome) throws IOException {
        return Files.readString(javaHome.resolve("release"))
                .lines()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.replaceAll("[^0-9.]", ""))
                .findFirst()
                .orElse("");
    }

    private void open() throws Exception {
        String expected = CannedPages.facts(1, period).toString();
        for (Contender contender : contenders) {
            Fork fork = new Fork(
                    javaHome,
                    contender.label(),
                    plan.jars().all(),
                    FLAGS,
                    Contestant.class,
                    contender,
                    plan.server(),
                    period);
            forks.put(contender, fork);
            for (String how : List.of("fetch", "fetchAsync")) {
                Plan.require(contender.label() + ", " + how, expected, fork.answer());
            }
        }
    }

    private Sample slice(Contender contender, Load load, int millis) throws IOException {
        return Sample.parse(fork(contender).ask(load.way() + " " + load.atOnce() + " " + millis));
    }

    private Fork fork(Contender contender) {
        return Objects.requireNonNull(forks.get(contender));
    }

    private void table(
            Report report,
            String what,
            String unit,
            Map<Load, Rounds<Contender>> measured,
            ToDoubleFunction<Sample> quantity) {
        report.table(title + ", " + what, "", measured.keySet());
        report.row(
                contenders.get(0).label() + ", " + unit,
                measured.values(),
                rounds -> Report.number(rounds.typical(contenders.get(0), quantity) / 1e3));
        for (Contender contender : contenders) {
            report.row(contender.label(), measured.values(), rounds -> rounds.ratio(contender, quantity));
        }
        if (contenders.contains(Contender.OURS_FEIGN)) {
            report.row(
                    "**adapter-feign**, to Feign on HttpClient 5 = 1",
                    measured.values(),
                    rounds -> rounds.ratio(Contender.OURS_FEIGN, Contender.FEIGN_HTTPCLIENT5, quantity));
        }
    }

    @Override
    public void close() {
        forks.values().forEach(Fork::close);
    }
}
