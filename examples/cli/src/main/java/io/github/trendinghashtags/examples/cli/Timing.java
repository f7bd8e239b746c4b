package io.github.trendinghashtags.examples.cli;

import java.time.Duration;
import java.time.Instant;

/** What time it is, and how to wait for another. */
interface Timing {

    /** How long to sleep without a look at the clock: where a machine was suspended, its clock has gone on. */
    Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    Instant now();

    /** Returns at that time, at once where it has passed. */
    void sleepUntil(Instant time) throws InterruptedException;

    /** The machine's clock. */
    static Timing system() {
        return new Timing() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleepUntil(Instant time) throws InterruptedException {
                for (Duration left = left(time); left.compareTo(Duration.ZERO) > 0; left = left(time)) {
                    Duration nap = left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP;
                    Thread.sleep(Math.max(1, nap.toMillis()));
                }
            }

            private Duration left(Instant time) {
                return Duration.between(now(), time);
            }
        };
    }
}
