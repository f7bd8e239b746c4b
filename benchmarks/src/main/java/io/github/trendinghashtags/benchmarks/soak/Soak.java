package io.github.trendinghashtags.benchmarks.soak;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Calls one transport for so many minutes and prints what became of the calls; at the end come the invariants. Exits with
 * 1 where one is broken, and with 2 where the arguments are.
 *
 * <pre>{@code
 * mvn -q -pl benchmarks -am compile exec:java -Dexec.args="jdk 10 42"
 * }</pre>
 */
public final class Soak {
    private Soak() {}

    /**
     * Runs the soak.
     *
     * @param args the transport, {@code jdk} or {@code feign}; minutes, from 1; and perhaps a seed
     */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        Transport transport;
        Duration duration;
        long seed;
        try {
            transport = Transport.valueOf(args[0].toUpperCase(Locale.ROOT));
            duration = Duration.ofMinutes(Math.max(1, Long.parseLong(args[1])));
            seed = args.length > 2 ? Long.parseLong(args[2]) : 42;
        } catch (RuntimeException bad) {
            System.err.println("usage: jdk|feign MINUTES [SEED]");
            return 2;
        }
        Footprint before = null;
        Tally tally = new Tally();
        long end = System.nanoTime() + duration.toNanos();
        for (int epoch = 0; System.nanoTime() < end; epoch++) {
            Epoch.run(transport, seed + epoch, tally);
            if (epoch == 0) {
                // The first epoch loads classes and fills caches; what comes after it must come back to here.
                before = Footprint.settled();
            }
        }
        List<String> broken =
                tally.print(transport, before == null ? Footprint.settled() : before, Footprint.settled());
        broken.forEach(invariant -> System.out.println("BROKEN: " + invariant));
        return broken.isEmpty() ? 0 : 1;
    }
}
