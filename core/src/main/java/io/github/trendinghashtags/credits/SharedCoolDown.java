package io.github.trendinghashtags.credits;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Starts and ends the ledger's cool-down, and keeps one of this process if the ledger fails. Safe for use by many threads. */
final class SharedCoolDown {
    private final LedgerCalls ledger;
    private final Duration length;

    /** Holds until the ledger has the cool-down, and to its end if the ledger fails. */
    private final CoolDown own;

    // Guarded by this. The generation counts resets.
    private int generation;
    private int startedIn = -1;

    SharedCoolDown(LedgerCalls ledger, Duration length, Clock clock) {
        this.ledger = ledger;
        this.length = length;
        this.own = new CoolDown(clock, System::nanoTime);
    }

    /** To be read when a call begins. */
    synchronized int generation() {
        return generation;
    }

    /** What is left of this process's own cool-down. */
    Duration left() {
        return own.left();
    }

    /** Starts a cool-down now. Ignored if {@link #reset} ran since the call began. */
    void start(int begunIn) {
        synchronized (this) {
            if (begunIn != generation || length.isZero()) {
                return;
            }
            own.start(length);
            startedIn = begunIn;
        }
        ledger.startCoolDown(length).whenDone(outcome -> {
            if (isOvertaken(begunIn)) {
                ledger.endCoolDown().whenFailed(() -> {});
            } else if (outcome.failure() == null) {
                endOwn(begunIn);
            }
        });
    }

    /** Whether a reset came while the cool-down was started, and none was started since. */
    private synchronized boolean isOvertaken(int begunIn) {
        return begunIn != generation && begunIn == startedIn;
    }

    private synchronized void endOwn(int begunIn) {
        if (begunIn == generation) {
            own.end();
        }
    }

    /** Ends the cool-down, and lets no call that began before start it again. */
    StoreCall<@Nullable Void> reset() {
        synchronized (this) {
            generation++;
            own.end();
        }
        return ledger.endCoolDown();
    }
}
