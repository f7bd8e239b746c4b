package io.github.trendinghashtags.keyapi;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs the steps of a blocking call on the thread that waits for it. */
final class CallingThread implements Executor {
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Runs tasks until the result is there; an interrupt comes before any further task. */
    void runUntilDone(CompletableFuture<?> result) throws InterruptedException {
        var unused = result.whenComplete((value, failure) -> execute(() -> {}));
        while (!result.isDone()) {
            tasks.take().run();
        }
    }
}
