package io.github.trendinghashtags.benchmarks.soak;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Calls one transport for some minutes, or lets machines share a Redis, and prints the outcomes of the calls and each
 * invariant that is broken. Exits with 1 if there is one, and with 2 if the arguments are invalid.
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
     * @param args what is tested, the transports {@code jdk} or {@code feign}, or {@code redis}; minutes, from 1; and optionally a seed
     * @throws Exception if the client can't be closed, or a thread is interrupted
     */
    public static void main(String[] args) throws Exception {
        System.exit(run(args));
    }

    private static int run(String[] args) throws Exception {
        boolean redis;
        Transport transport;
        Duration duration;
        long seed;
        try {
            redis = args[0].equals("redis");
            transport = redis ? Transport.JDK : Transport.valueOf(args[0].toUpperCase(Locale.ROOT));
            duration = Duration.ofMinutes(Math.max(1, Long.parseLong(args[1])));
            seed = args.length > 2 ? Long.parseLong(args[2]) : 42;
        } catch (RuntimeException invalid) {
            System.err.println("usage: jdk|feign|redis MINUTES [SEED]");
            return 2;
        }
        return redis ? shareRedis(duration, seed) : call(transport, duration, seed);
    }

    private static int shareRedis(Duration duration, long seed) throws Exception {
        RedisSoak soak = RedisSoak.run(duration, Duration.ofSeconds(15), seed);
        soak.print();
        return exitCode(soak.broken());
    }

    private static int call(Transport transport, Duration duration, long seed) throws Exception {
        Footprint before = null;
        Tally tally = new Tally();
        long end = System.nanoTime() + duration.toNanos();
        for (int epoch = 0; System.nanoTime() < end; epoch++) {
            Epoch.run(transport, seed + epoch, tally);
            if (epoch == 0) {
                // The first epoch loads classes and fills caches; after the others no more may be held than now.
                before = Footprint.settled();
            }
        }
        Footprint after = Footprint.settled();
        Footprint first = before == null ? after : before;
        tally.print();
        System.out.println("before " + first + "\nafter  " + after);
        List<String> broken = tally.broken(first, after);
        return exitCode(broken);
    }

    private static int exitCode(List<String> broken) {
        broken.forEach(invariant -> System.out.println("BROKEN: " + invariant));
        return broken.isEmpty() ? 0 : 1;
    }
}
