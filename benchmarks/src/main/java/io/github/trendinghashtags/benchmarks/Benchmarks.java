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
import org.jspecify.annotations.Nullable;

/**
 * Measures the library beside its peers and prints Markdown: {@code short} the quicker ones in under 10 minutes,
 * {@code long} all of them into {@code benchmarks/RESULTS.md}. Other arguments are the {@linkplain Soak soak's}.
 *
 * <pre>{@code
 * mvn -q -pl benchmarks -am compile exec:java
 * mvn -q -pl benchmarks -am compile exec:java -Dexec.args=long
 * }</pre>
 *
 * <p>The long one measures calls on virtual threads, too, where this runs on Java 21 or later, or {@code -Dvirtual=} names
 * such a JDK's home.
 */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * Runs the benchmarks, or the soak.
     *
     * @param args {@code short}, which is the default, {@code long}, or the soak's
     * @throws Exception where anything fails: nothing is printed then
     */
    public static void main(String[] args) throws Exception {
        String mode = args.length == 0 ? "short" : args[0];
        switch (mode) {
            case "short", "smoke" -> System.out.println(measure(mode));
            case "long" -> Files.writeString(Path.of("benchmarks", "RESULTS.md"), measure(mode));
            default -> Soak.main(args);
        }
    }

    private static String measure(String mode) throws Exception {
        Jars jars = Jars.own();
        System.setProperty("java.class.path", jars.all()); // where JMH finds what its forks run on
        try (Fork server = new Fork("the server", jars.all(), List.of(), CannedServer.class)) {
            URI address = URI.create("http://127.0.0.1:" + server.answer());
            Plan plan = switch (mode) {
                case "long" -> Plan.thorough(jars, virtualHome(), address);
                case "short" -> Plan.brief(jars, address);
                default -> Plan.smoke(jars, virtualHome(), address);
            };
            Report report = new Report();
            report.line("# Measured");
            report.line(machine());
            report.line(
                    "A figure like 0.70 (0.66–0.83) is a ratio to the first row: the median, of several JVMs their medians' mean, and"
                            + " the quartiles of all rounds.");
            report.line("Peers: " + versions(jars));
            Calls.ofDecoding(plan, report);
            Calls.ofClients(plan, report);
            WholeRanking.run(plan, report);
            Hits.run(report);
            Waiting.run(plan, report);
            new Startup(plan).run(report);
            return report.toString();
        }
    }

    /** This JDK, or the one that is named. */
    private static @Nullable Path virtualHome() {
        String named = System.getProperty("virtual");
        if (named != null) {
            return Path.of(named);
        }
        return Runtime.version().feature() >= 21 ? Path.of(System.getProperty("java.home")) : null;
    }

    /** What peers are made of, and what ours use. */
    private static String versions(Jars jars) {
        Stream<String> peers = Contender.clients().stream()
                .flatMap(contender -> contender.artifacts().stream())
                .filter(artifact -> !artifact.startsWith("trending-hashtags"));
        Stream<String> below = Stream.of("moshi", "httpclient5", "jackson-core", "resilience4j-core");
        return Stream.concat(peers, below)
                .distinct()
                .map(artifact -> artifact + " " + jars.version(artifact))
                .collect(Collectors.joining(", "));
    }

    private static String machine() throws IOException {
        String processor = Files.readString(Path.of("/proc/cpuinfo"))
                .lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceAll(".*: ", ""))
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        return "%s, %d cores (%s), %s, %s %s"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        processor,
                        System.getProperty("os.name"),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"));
    }
}
