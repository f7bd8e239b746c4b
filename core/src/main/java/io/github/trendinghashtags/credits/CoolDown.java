package io.github.trendinghashtags.credits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * A time in which no call is made. It is over as soon as the clock or the monotonic time says so: a clock that is set back
 * makes it no longer, and a machine that slept, whose monotonic time may stand still, does not either.
 */
final class CoolDown {
    private final Clock clock;
    private final LongSupplier nanoTime;

    // Guarded by this.
    private Duration length = Duration.ZERO;
    private Instant start = Instant.EPOCH;
    private long startNanos;

    CoolDown(Clock clock, LongSupplier nanoTime) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.nanoTime = nanoTime;
    }

    /** Starts a cool-down, unless the one that there is ends later. */
    synchronized void start(Duration newLength) {
        if (newLength.compareTo(left()) > 0) {
            start = clock.instant();
            startNanos = nanoTime.getAsLong();
            length = newLength;
        }
    }

    synchronized void end() {
        length = Duration.ZERO;
    }

    /** What is left of it, zero if there is none. */
    synchronized Duration left() {
        if (length.isZero()) {
            return Duration.ZERO;
        }
        Duration byClock = Duration.between(start, clock.instant()).abs();
        Duration byNanoTime = Duration.ofNanos(nanoTime.getAsLong() - startNanos);
        Duration left = length.minus(byClock.compareTo(byNanoTime) > 0 ? byClock : byNanoTime);
        if (left.compareTo(Duration.ZERO) > 0) {
            return left;
        }
        end();
        return Duration.ZERO;
    }
}
