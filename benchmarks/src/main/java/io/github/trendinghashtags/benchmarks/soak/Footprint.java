package io.github.trendinghashtags.benchmarks.soak;

import java.io.File;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Counts what the process holds.
 *
 * @param threads live threads
 * @param files open files and sockets, or -1 if the system has no {@code /proc}
 * @param heapMiB heap in use after a collection, in MiB
 */
record Footprint(int threads, int files, long heapMiB) {
    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** Waits until the counts stop falling, since a client's threads and sockets end some time after it was closed. */
    static Footprint settled() {
        Footprint last = now();
        long end = System.nanoTime() + TIMEOUT_NANOS;
        int steady = 0;
        while (steady < 4 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            Footprint next = now();
            boolean less = next.threads < last.threads || next.files < last.files || next.heapMiB < last.heapMiB;
            steady = less ? 0 : steady + 1;
            last = next;
        }
        return last;
    }

    private static Footprint now() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        String[] files = new File("/proc/self/fd").list();
        long used = runtime.totalMemory() - runtime.freeMemory();
        return new Footprint(Thread.getAllStackTraces().size(), files == null ? -1 : files.length, used >> 20);
    }
}
