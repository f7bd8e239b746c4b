package io.github.trendinghashtags.benchmarks;

import io.github.trendinghashtags.benchmarks.peers.Contender;
import io.github.trendinghashtags.benchmarks.peers.Facts;
import io.github.trendinghashtags.benchmarks.server.CannedPages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares contenders, each in a warm JVM of its own, by letting them take many short turns under each load: a shared
 * machine's speed doubles and halves within seconds, so only what runs side by side can be compared.
 *
 * @param title what progress messages call it
 * @param javaHome the JDK of the contenders
 * @param contenders who is compared, the baseline first
 * @param period days of trend
 * @param loads how calls are made
 * @param jvms how many JVMs of each contender are measured, one after another: no two compile the same code alike
 */
record Comparison(String title, Path javaHome, List<Contender> contenders, int period, List<Load> loads, int jvms) {
    /** One call after another. */
    static final Load SEQUENTIAL = new Load(Load.CallMode.BLOCKING, 1);

    private static final List<String> FLAGS = List.of("-Xms256m", "-Xmx256m");
    private static final int BURST_MILLIS = 400;
    private static final int TURN_MILLIS = 100;

    Map<Load, Rounds<Contender>> run(Plan plan) throws Exception {
        Map<Load, Rounds<Contender>> measured = new LinkedHashMap<>();
        loads.forEach(load -> measured.put(load, new Rounds<>(contenders)));
        for (int jvm = 1; jvm <= jvms; jvm++) {
            System.err.println(title + ", JVM " + jvm + " of each");
            Map<Contender, Fork> forks = new EnumMap<>(Contender.class);
            try {
                for (Contender contender : contenders) {
                    forks.put(contender, open(contender, plan));
                }
                for (Fork fork : forks.values()) {
                    warmUp(fork, plan.maxWarmUps());
                }
                measured.values().forEach(Rounds::nextJvm);
                for (int round = 0; round < plan.rounds(); round++) {
                    for (Load load : loads) {
                        Objects.requireNonNull(measured.get(load))
                                .take(contender ->
                                        turn(Objects.requireNonNull(forks.get(contender)), load, TURN_MILLIS));
                    }
                }
            } finally {
                forks.values().forEach(Fork::close);
            }
        }
        return measured;
    }

    private Fork open(Contender contender, Plan plan) throws IOException {
        Fork fork = new Fork(javaHome, plan.jars().all(), FLAGS, Worker.class, contender, plan.server(), period);
        String expected = CannedPages.facts(contender.pages(), period);
        Facts.require(contender.label() + ", fetch", expected, fork.readLine());
        Facts.require(contender.label() + ", fetchAsync", expected, fork.readLine());
        return fork;
    }

    /**
     * Lets the JIT compilers finish, which takes them some ten seconds of a processor. Short bursts of all loads avoid that
     * code is compiled for one load and discarded at the next; the compilers have the pauses between for themselves.
     */
    private void warmUp(Fork fork, int maxBursts) throws IOException {
        long compiled = 0;
        long before;
        int bursts = 0;
        do {
            before = compiled;
            for (Load load : loads) {
                turn(fork, load, BURST_MILLIS);
                compiled = Long.parseLong(fork.ask(Worker.SETTLE));
            }
        } while (compiled - before > loads.size() * BURST_MILLIS / 10 && ++bursts < maxBursts);
    }

    private static Sample turn(Fork fork, Load load, int millis) throws IOException {
        return Sample.parse(fork.ask(load.mode() + " " + load.concurrency() + " " + millis));
    }
}
