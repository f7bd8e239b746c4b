package io.github.trendinghashtags.benchmarks;

import io.github.trendinghashtags.benchmarks.peers.Contender;
import io.github.trendinghashtags.benchmarks.server.CannedServer;
import io.github.trendinghashtags.benchmarks.soak.Soak;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures the library beside its peers. {@code short} prints the main tables in some 10 minutes, {@code long} writes all
 * of them to {@code benchmarks/RESULTS.md}, and {@code smoke} runs all code in a minute with figures that mean nothing. {@code
 * sharing} measures what machines share through Redis.
 * Other arguments are those of the {@linkplain Soak soak}.
 *
 * <pre>{@code
 * mvn -q -pl benchmarks -am compile exec:java
 * mvn -q -pl benchmarks -am compile exec:java -Dexec.args=long
 * }</pre>
 *
 * <p>The long run includes calls on virtual threads if it runs on Java 21 or later, or if {@code -Dvirtual=} names the home
 * of such a JDK.
 */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * Runs the benchmarks, or the soak.
     *
     * @param args {@code short}, which is the default, {@code long}, {@code smoke}, {@code sharing}, or the soak's
     * @throws Exception if anything fails; then nothing is printed
     */
    public static void main(String[] args) throws Exception {
        String plan = args.length == 0 ? "short" : args[0];
        switch (plan) {
            case "short", "smoke" -> System.out.println(measure(plan));
            case "long" ->
                Files.writeString(
                        Path.of("benchmarks", "RESULTS.md"), measure(plan).toString());
            case "sharing" -> System.exit(Fork.run(Jars.ofThisProgram().all(), Sharing.class));
            default -> System.exit(Fork.run(Jars.ofThisProgram().all(), Soak.class, (Object[]) args));
        }
    }

    private static Report measure(String name) throws Exception {
        Jars jars = Jars.ofThisProgram();
        try (Fork server = new Fork(Fork.JAVA_HOME, jars.all(), List.of(), CannedServer.class)) {
            URI address = URI.create("http://127.0.0.1:" + server.readLine());
            Plan plan = Plan.of(name, jars, address);
            Report report = new Report();
            report.paragraph("# Measured");
            report.paragraph(machine());
            report.paragraph(
                    "A figure like 0.70 (0.66–0.83) is a ratio to the first row: the median, of several JVMs the mean"
                            + " of their medians, and the quartiles of all rounds.");
            report.paragraph("Peers: " + versions(jars));
            Tables tables = new Tables(plan, report);
            tables.decoding();
            tables.calls();
            tables.rankings();
            tables.cacheHits();
            Waiting.report(plan, report);
            Startup.report(plan, report);
            return report;
        }
    }

    /** The versions of what peers depend on, directly and below, and of what ours do. */
    private static String versions(Jars jars) {
        Stream<String> declared = Contender.clients().stream()
                .flatMap(contender -> contender.artifacts().stream())
                .filter(artifact -> !artifact.startsWith("trending-hashtags"));
        Stream<String> below = Stream.of("moshi", "httpclient5", "jackson-core", "resilience4j-core");
        return Stream.concat(declared, below)
                .distinct()
                .map(artifact -> artifact + " " + jars.version(artifact))
                .collect(Collectors.joining(", "));
    }

    private static String machine() throws IOException {
        return "%s, %d cores (%s), %s, %s %s"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        value(Path.of("/proc/cpuinfo"), "model name"),
                        System.getProperty("os.name"),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"));
    }

    /** Returns the first value of a name in a file of lines {@code name: value} or {@code name="value"}. */
    static String value(Path file, String name) throws IOException {
        return Files.readString(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("^.*?[:=] ?|\"", ""))
                .findFirst()
                .orElse("unknown");
    }
}
