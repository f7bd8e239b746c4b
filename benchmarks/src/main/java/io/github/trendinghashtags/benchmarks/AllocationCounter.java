package io.github.trendinghashtags.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Counts the bytes that this process allocates: what its collections freed and what is in use. The counters of threads miss
 * those that have ended, and on two processors a {@code CompletableFuture} starts a thread for each asynchronous stage.
 */
final class AllocationCounter {
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final List<String> heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .toList();
    private final AtomicLong freed = new AtomicLong();
    private final AtomicLong notified = new AtomicLong();
    private final long collectionsBefore = collections();

    AllocationCounter() {
        for (GarbageCollectorMXBean collector : collectors) {
            ((NotificationEmitter) collector)
                    .addNotificationListener((notification, unused) -> count(notification.getUserData()), null, null);
        }
    }

    /** Returns the bytes allocated so far; only differences have a meaning. */
    long bytes() {
        while (notified.get() < collections() - collectionsBefore) {
            Thread.onSpinWait();
        }
        return freed.get()
                + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void count(Object collection) {
        GcInfo info = GarbageCollectionNotificationInfo.from((CompositeData) collection)
                .getGcInfo();
        freed.addAndGet(heap(info.getMemoryUsageBeforeGc()) - heap(info.getMemoryUsageAfterGc()));
        notified.incrementAndGet();
    }

    private long heap(Map<String, MemoryUsage> pools) {
        return heapPools.stream()
                .mapToLong(pool -> Objects.requireNonNull(pools.get(pool)).getUsed())
                .sum();
    }

    private long collections() {
        return collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
