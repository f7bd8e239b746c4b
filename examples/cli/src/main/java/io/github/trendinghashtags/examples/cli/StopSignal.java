package io.github.trendinghashtags.examples.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Interrupts this thread when the process ends, such as by Ctrl-C, and lets it clean up first. */
final class StopSignal {
    private static final long LONGEST_SECONDS = 5;

    private final CountDownLatch tidied = new CountDownLatch(1);
    private final Thread hook;

    StopSignal() {
        Thread watcher = Thread.currentThread();
        hook = new Thread(() -> stop(watcher), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(Thread watcher) {
        watcher.interrupt();
        try {
            tidied.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the process end: the clean-up is done. */
    void close() {
        tidied.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // That is what the hook is for.
        }
    }
}
