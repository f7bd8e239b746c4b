package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerPoolTest {
    private static final int BLOCKED = 100;

    private final AtomicInteger started = new AtomicInteger();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final WorkerPool pool = new WorkerPool(timer, task -> {
        started.incrementAndGet();
        return new Thread(task);
    });

    @AfterEach
    void stop() {
        release.countDown();
        pool.shutdown();
        timer.shutdownNow();
    }

    @Test
    void runsATaskBehindManyThatBlock() throws InterruptedException {
        for (int i = 0; i < BLOCKED; i++) {
            pool.execute(this::block);
        }
        CountDownLatch ran = new CountDownLatch(1);
        pool.execute(ran::countDown);

        assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void runsManyShortTasksOnAThreadAProcessor() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(10_000);
        for (int i = 0; i < 10_000; i++) {
            pool.execute(all::countDown);
        }

        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(started).hasValueLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void runsWhatItHasTakenThoughItIsShutDown() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            pool.execute(all::countDown);
        }
        pool.shutdown();
        timer.shutdownNow();

        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private void block() {
        try {
            release.await();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
