package io.github.trendinghashtags.benchmarks.soak;

import io.github.trendinghashtags.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What became of the calls. */
final class Tally {
    private final AtomicLong calls = new AtomicLong();
    private final Map<String, LongAdder> outcomes = new ConcurrentSkipListMap<>();
    private final AtomicLong reported = new AtomicLong();
    private final AtomicLong charged = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong stillOpen = new AtomicLong();
    private final AtomicLong closings = new AtomicLong();
    private final AtomicLong keysTold = new AtomicLong();

    void call() {
        calls.incrementAndGet();
    }

    void outcome(String kind, long creditsAtMost) {
        outcomes.computeIfAbsent(kind, name -> new LongAdder()).increment();
        reported.addAndGet(creditsAtMost);
    }

    /** A failure, or what caused it, holds the key. */
    void keyTold() {
        keysTold.incrementAndGet();
    }

    void epoch(long creditsCharged, long requestsOnTheWire, long connectionsLeftOpen, long closingMillis) {
        charged.addAndGet(creditsCharged);
        requests.addAndGet(requestsOnTheWire);
        stillOpen.addAndGet(connectionsLeftOpen);
        closings.accumulateAndGet(closingMillis, Math::max);
    }

    /** Prints all, and returns what is broken. */
    List<String> print(Transport transport, Footprint before, Footprint after) {
        long ended = outcomes.values().stream().mapToLong(LongAdder::sum).sum();
        outcomes.forEach((kind, count) -> System.out.printf("%-20s %9d%n", kind, count.sum()));
        System.out.printf("%-20s %9d%n%-20s %9d%n", "calls", calls.get(), "outcomes", ended);
        System.out.printf("%-20s %9d%n", "requests on the wire", requests.get());
        System.out.printf(
                "%-20s %9d%n%-20s %9d%n", "credits reported", reported.get(), "credits charged", charged.get());
        System.out.printf("%-20s %9d%n", "longest close, ms", closings.get());
        System.out.printf("%-20s %9d%n", "connections left", stillOpen.get());
        System.out.println("before " + before);
        System.out.println("after  " + after);

        List<String> broken = new ArrayList<>();
        check(broken, calls.get() == ended, "calls = outcomes");
        check(broken, reported.get() >= charged.get(), "credits reported >= credits charged");
        long most = reported.get() / Receipt.CREDITS_PER_REQUEST;
        check(broken, requests.get() <= most, "no more requests on the wire than attempts in receipts, " + most);
        long leftAtMost = transport.connectionsLeftOpenAtMost(calls.get());
        check(
                broken,
                stillOpen.get() <= leftAtMost,
                "no more than " + leftAtMost + " connections outlive their client");
        check(broken, keysTold.get() == 0, "no failure tells the key, but " + keysTold.get() + " do");
        check(broken, closings.get() < 2_000, "close() returns within 2 s");
        check(broken, after.threads() <= before.threads() + 2 + leftAtMost, "threads back to where they were");
        check(broken, after.files() <= before.files() + 4 + leftAtMost, "open files back to where they were");
        check(broken, after.heapMiB() <= before.heapMiB() + 8, "heap back to where it was");
        return broken;
    }

    private static void check(List<String> broken, boolean holds, String invariant) {
        if (!holds) {
            broken.add(invariant);
        }
    }
}
