package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.checks.Require;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Keeps count of the credits of each day: a port, so that several processes can share a budget through a store of yours.
 * Implementations are safe for use by many threads. Days are those of UTC; the ledger is told the day and needs no clock.
 *
 * <p>Whatever a method throws is taken for a store that is down: a call that can't reserve is not made, and a call that
 * can't settle keeps its own outcome. What is reserved and never settled, be it for that or because a process died, stays
 * reserved for its day: nobody knows whether it was spent. A call reserves on the thread that asks and settles on the one
 * that completes it, so a store that is slow slows both.
 */
public interface CreditLedger {

    /**
     * A ledger for this process, which forgets all when the process ends.
     *
     * @return an empty ledger
     */
    static CreditLedger inMemory() {
        return new InMemoryCreditLedger();
    }

    /**
     * Sets credits aside, if what is spent and reserved of the day leaves room for them below the limit. One step: of two
     * that ask at once for the last credits, one is refused.
     *
     * @param day the day that pays
     * @param credits how many, from 0
     * @param limit how many the day may have spent and reserved in all, {@link Long#MAX_VALUE} for no limit
     * @return the reservation, or the refusal
     */
    Reservation reserve(LocalDate day, long credits, long limit);

    /**
     * Turns a reservation into what was spent, whether that is less or more: the vendor has taken it, so it is written
     * down even where it breaks the limit. Called at most once for each reservation that was granted, whatever day it is
     * by then.
     *
     * @param reservation what {@link #reserve} granted; the credits go to its day
     * @param spent what the vendor can have charged, from 0
     */
    void settle(Reservation reservation, long spent);

    /**
     * What was spent on a day, as far as it is settled.
     *
     * @param day the day
     * @return credits, from 0
     */
    long spent(LocalDate day);

    /**
     * Credits that were asked for, and whether they were set aside.
     *
     * @param day the day that pays
     * @param credits how many were asked for, from 0
     * @param granted whether they are set aside
     * @param spent what the day had spent before, from 0
     * @param reserved what the day had set aside before, for others, from 0
     */
    record Reservation(LocalDate day, long credits, boolean granted, long spent, long reserved) {

        /**
         * Refuses negative figures.
         *
         * @param day see {@link #day()}
         * @param credits see {@link #credits()}
         * @param granted see {@link #granted()}
         * @param spent see {@link #spent()}
         * @param reserved see {@link #reserved()}
         */
        public Reservation {
            Objects.requireNonNull(day, "day");
            Require.atLeast("credits", credits, 0);
            Require.atLeast("spent", spent, 0);
            Require.atLeast("reserved", reserved, 0);
        }
    }
}
