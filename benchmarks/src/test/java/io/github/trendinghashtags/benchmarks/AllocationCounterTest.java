package io.github.trendinghashtags.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AllocationCounterTest {
    private static final int MIB = 1 << 20;

    private volatile byte @Nullable [] kept;

    @Test
    void countsWhatThreadsThatHaveEndedAllocatedAcrossCollections() throws InterruptedException {
        AllocationCounter counter = new AllocationCounter();
        long before = counter.bytes();

        for (int i = 0; i < 200; i++) {
            Thread thread = new Thread(() -> kept = new byte[MIB]);
            thread.start();
            thread.join();
            if (i % 100 == 0) {
                System.gc();
            }
        }

        assertThat(kept).hasSize(MIB);
        assertThat((counter.bytes() - before) / MIB).isBetween(190L, 600L);
    }
}
