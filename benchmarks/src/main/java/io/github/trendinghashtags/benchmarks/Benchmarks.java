package io.github.trendinghashtags.benchmarks;

import io.github.trendinghashtags.benchmarks.server.CannedServer;
import io.github.trendinghashtags.benchmarks.soak.Soak;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Measures the library beside its peers and prints Markdown: {@code short} in under 10 minutes, {@code long} with more
 * rounds into {@code benchmarks/RESULTS.md}. Other arguments are the {@linkplain Soak soak's}.
 *
 * <pre>{@code
 * mvn -q -pl benchmarks -am compile exec:java
 * mvn -q -pl benchmarks -am compile exec:java -Dexec.args=long
 * }</pre>
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
                case "long" -> Plan.thorough(jars, address);
                case "short" -> Plan.brief(jars, address);
                default -> Plan.smoke(jars, address);
            };
            Report report = new Report();
            report.line(machine());
            new Decoding(plan).run(report);
            new Startup(plan).run(report);
            Waiting.run(plan, report);
            try (Calls calls = new Calls(plan)) {
                calls.run(report);
            }
            return report.toString();
        }
    }

    private static String machine() throws IOException {
        String processor = Files.readString(Path.of("/proc/cpuinfo"))
                .lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceAll(".*: ", ""))
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        return "%s, %d cores (%s), %s %s, %s %s"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        processor,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"));
    }
}
