package io.github.trendinghashtags.keyapi;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs the steps of a blocking call on the thread that waits for it. */
final class CallerThread implements Executor {
    private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable step) {
        steps.add(step);
    }

    /** Runs steps until the result is there. */
    void runUntil(CompletableFuture<?> result) throws InterruptedException {
        result.whenComplete((value, failure) -> execute(() -> {}));
        while (!result.isDone()) {
            steps.take().run();
        }
    }
}
