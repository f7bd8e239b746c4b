package io.github.trendinghashtags.benchmarks.soak;

import io.github.trendinghashtags.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Counts calls and what became of them, and checks the invariants. */
final class Tally {
    static final String CALLS = "calls";
    static final String REQUESTS = "requests on the wire";
    static final String REPORTED = "credits reported";
    static final String CHARGED = "credits charged";
    static final String CONNECTIONS = "connections left";
    static final String KEY_LEAKS = "key leaks";
    static final String LONGEST_CLOSE = "longest close, ms";

    private final Map<String, Long> outcomes = new ConcurrentSkipListMap<>();
    private final Map<String, Long> counts = new ConcurrentSkipListMap<>();

    void add(String count, long number) {
        counts.merge(count, number, Long::sum);
    }

    void max(String count, long number) {
        counts.merge(count, number, Math::max);
    }

    /** Counts a call that ended, with the credits that it reports at most. */
    void outcome(String kind, long creditsAtMost) {
        outcomes.merge(kind, 1L, Long::sum);
        add(REPORTED, creditsAtMost);
    }

    void print() {
        outcomes.forEach((outcome, count) -> System.out.printf("%-20s %9d%n", outcome, count));
        System.out.printf("%-20s %9d%n", "outcomes", outcomes());
        counts.forEach((what, count) -> System.out.printf("%-20s %9d%n", what, count));
    }

    /** Returns the invariants that are broken. */
    List<String> broken(Footprint before, Footprint after) {
        long attempts = get(REPORTED) / Receipt.CREDITS_PER_REQUEST;
        List<String> broken = new ArrayList<>();
        check(broken, get(CALLS) == outcomes(), "calls = outcomes");
        check(broken, get(REPORTED) >= get(CHARGED), "credits reported >= credits charged");
        check(broken, get(REQUESTS) <= attempts, "requests on the wire <= attempts in receipts, " + attempts);
        check(broken, get(CONNECTIONS) == 0, "no connection outlives its client");
        check(broken, get(KEY_LEAKS) == 0, "no failure contains the key");
        check(broken, get(LONGEST_CLOSE) < 2_000, "close() returns within 2 s");
        check(broken, after.threads() <= before.threads() + 2, "threads are no more than before");
        check(broken, after.files() <= before.files() + 4, "open files are no more than before");
        check(broken, after.heapMiB() <= before.heapMiB() + 8, "heap is no more than before");
        return broken;
    }

    private long get(String count) {
        return counts.getOrDefault(count, 0L);
    }

    private long outcomes() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void check(List<String> broken, boolean holds, String invariant) {
        if (!holds) {
            broken.add(invariant);
        }
    }
}
