package io.github.trendinghashtags.credits;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs users' continuations; one that blocks delays none of the others, since another thread goes on with them. */
final class Deliveries implements Runnable {
    private final Queue<Runnable> continuations;
    private final AtomicBoolean helperStarting = new AtomicBoolean();

    Deliveries(List<Runnable> continuations) {
        this.continuations = new ConcurrentLinkedQueue<>(continuations);
    }

    @Override
    public void run() {
        Runnable next = continuations.poll();
        while (next != null) {
            if (!continuations.isEmpty() && helperStarting.compareAndSet(false, true)) {
                startHelper();
            }
            next.run();
            next = continuations.poll();
        }
    }

    private void startHelper() {
        try {
            BackgroundThreads.EXECUTOR.execute(() -> {
                helperStarting.set(false);
                run();
            });
        } catch (OutOfMemoryError noThread) {
            // The rest is run here, after what may block.
        }
    }
}
