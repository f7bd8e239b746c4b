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
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Counts the bytes that this process allocates: what its collections have freed and what is in use. So it counts what
 * short-lived and virtual threads allocate too, of which Java 17 keeps no account.
 */
final class Allocation {
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final Set<String> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());
    private final AtomicLong freed = new AtomicLong();
    private final AtomicLong told = new AtomicLong();
    private final long before;

    Allocation() {
        before = collections();
        for (GarbageCollectorMXBean collector : collectors) {
            ((NotificationEmitter) collector)
                    .addNotificationListener((notification, unused) -> count(notification.getUserData()), null, null);
        }
    }

    /** Bytes allocated so far; only differences mean anything. */
    long bytes() {
        while (told.get() < collections() - before) {
            Thread.onSpinWait();
        }
        return freed.get()
                + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void count(Object collection) {
        GcInfo info = GarbageCollectionNotificationInfo.from((CompositeData) collection)
                .getGcInfo();
        freed.addAndGet(used(info.getMemoryUsageBeforeGc()) - used(info.getMemoryUsageAfterGc()));
        told.incrementAndGet();
    }

    private long used(Map<String, MemoryUsage> pools) {
        return pools.entrySet().stream()
                .filter(pool -> heap.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    private long collections() {
        return collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
