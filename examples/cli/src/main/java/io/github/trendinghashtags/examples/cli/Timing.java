package io.github.trendinghashtags.examples.cli;

import java.time.Duration;
import java.time.Instant;

/** Says what time it is, and waits for another. */
interface Timing {

    /** The longest sleep without looking at the clock, which goes on if the machine is suspended. */
    Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    Instant now();

    /** Returns at that time, or at once if it has passed. */
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
