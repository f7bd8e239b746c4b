package io.github.trendinghashtags.benchmarks.soak;

import io.github.trendinghashtags.testredis.TcpProxy;
import io.github.trendinghashtags.testredis.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets four machines share a Redis that is cut off, frozen and restarted all the time, in rounds of some seconds. In every
 * other round it loses its data, too. After each round Redis works again, and the ledger must show what was charged.
 */
final class RedisSoak {
    static final String CALLS = "calls";
    static final String UNDONE = "futures undone";
    static final String CHARGED = "credits charged";
    static final String RECORDED = "credits recorded";
    static final String FAULTS = "faults: ";

    /** Held here, since a logger that is collected loses its level. */
    private static final Logger LETTUCE = Logger.getLogger("io.lettuce");

    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> broken = new ArrayList<>();

    private RedisSoak() {
        LETTUCE.setLevel(Level.OFF); // Lost connections are what this is about.
    }

    /**
     * Runs for a time.
     *
     * @param duration how long, at least one round with and one without data
     * @param round how long Redis is disturbed at a time
     * @param seed of the faults and calls
     * @return what happened
     */
    static RedisSoak run(Duration duration, Duration round, long seed) throws Exception {
        RedisSoak soak = new RedisSoak();
        long end = System.nanoTime() + duration.toNanos();
        Footprint before = null;
        int rounds = 0;
        do {
            try (TestRedis redis = TestRedis.start();
                    TcpProxy proxy = TcpProxy.to(redis.port())) {
                boolean keepsData = rounds % 2 == 0;
                new RedisRound(redis, proxy, keepsData, round, seed + rounds, soak).run();
                soak.check(proxy.connections() == 0, "no connection is left, but " + proxy.connections());
            }
            if (++rounds == 2) {
                before = Footprint.settled();
            }
        } while (rounds < 2 || System.nanoTime() < end);
        soak.add("rounds", rounds);
        if (before != null && rounds > 2) {
            soak.check(before, Footprint.settled());
        }
        return soak;
    }

    private void check(Footprint before, Footprint after) {
        System.out.println("before " + before + "\nafter  " + after);
        check(after.threads() <= before.threads() + 4, "threads are no more than before");
        check(after.files() <= before.files() + 8, "open files are no more than before");
        check(after.heapMiB() <= before.heapMiB() + 8, "heap is no more than before");
    }

    synchronized void add(String count, long number) {
        counts.merge(count, number, Long::sum);
    }

    synchronized void check(boolean holds, String invariant) {
        if (!holds) {
            broken.add(invariant);
        }
    }

    synchronized long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** Returns the invariants that were broken. */
    synchronized List<String> broken() {
        return List.copyOf(broken);
    }

    void print() {
        counts.forEach((what, count) -> System.out.printf("%-40s %9d%n", what, count));
    }
}
