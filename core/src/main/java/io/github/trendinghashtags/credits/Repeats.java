package io.github.trendinghashtags.credits;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Repeats operations of a store that failed, a few times and after longer and longer pauses. They must be idempotent. */
final class Repeats {
    private final TimeSource time;
    private final List<Duration> pauses;
    private final Semaphore places;

    /** Creates repeats of at most so many operations at a time: what exceeds them fails for good, so that memory is bounded. */
    Repeats(TimeSource time, List<Duration> pauses, int most) {
        this.time = time;
        this.pauses = pauses;
        this.places = new Semaphore(most);
    }

    /** Starts an operation, and again after each pause as long as it fails. */
    void start(Supplier<? extends StoreCall<?>> operation) {
        start(operation, 0);
    }

    private void start(Supplier<? extends StoreCall<?>> operation, int repeats) {
        operation.get().whenFailed(() -> {
            if (repeats < pauses.size() && places.tryAcquire()) {
                var unused = time.schedule(pauses.get(repeats), () -> {
                    places.release();
                    start(operation, repeats + 1);
                });
            }
        });
    }
}
