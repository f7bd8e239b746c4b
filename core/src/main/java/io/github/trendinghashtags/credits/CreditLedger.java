package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.checks.Require;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Counts the credits of each day, and shares a cool-down: a port, so that several processes can share a budget through a
 * store of yours. Implementations are safe for use by many threads, and no method blocks its caller. Days are those of
 * UTC; the caller says which.
 *
 * <p>{@link #reserve} and {@link #settle} are idempotent by the reservation's id, since a network client may send a
 * command again after its connection was lost:
 *
 * <ul>
 *   <li>{@code reserve} with the id of an open reservation returns that reservation and reserves nothing more, whatever
 *       the limit and the cool-down are by then.
 *   <li>{@code settle} with the id of a settled reservation changes nothing.
 *   <li>{@code reserve} with an id that is settled already, because it came again or was overtaken, is not granted.
 *   <li>{@code settle} with an id that was never reserved records what was spent, and makes the id settled.
 *   <li>A refused id is not remembered: {@code reserve} with it may be granted once there is room.
 * </ul>
 *
 * <p>Each id belongs to one day. What is reserved and never settled, because a store failed or a process ended, stays
 * reserved for its day: it may have been spent. Figures stop at {@link Long#MAX_VALUE} and never overflow.
 *
 * <p>A store fails by a stage that fails, a method that throws, or null for either. {@link BudgetedTrendingHashtags} then
 * makes no call if it was to reserve; a call that can't settle keeps its own outcome. A stage that is not complete within
 * the store timeout is cancelled, so that what was not sent can be given up. Stages may be completed on any
 * thread: what follows runs elsewhere, unless the stage was complete when it was returned. The testkit's {@code
 * CreditLedgerContract} tests an implementation.
 */
public interface CreditLedger {

    /**
     * Creates a ledger for this process, which forgets all when the process ends. Its stages are complete when they are
     * returned. It knows the last 10,000 settled ids, which take some 1 MB, and the last 400 days.
     *
     * @return an empty ledger
     */
    static CreditLedger inMemory() {
        return inMemory(Clock.systemUTC());
    }

    /**
     * Creates a ledger for this process, as {@link #inMemory()} does.
     *
     * @param clock for cool-downs only; one that is set back makes none longer
     * @return an empty ledger
     */
    static CreditLedger inMemory(Clock clock) {
        return new InMemoryCreditLedger(new CoolDown(clock, System::nanoTime));
    }

    /**
     * Reserves credits, unless there is a cool-down, or what is spent and reserved of the day leaves no room for them. One
     * atomic step: if two ask at once for the last credits, one is refused.
     *
     * @param id the reservation's id, chosen by the caller at random
     * @param day the day that pays
     * @param credits how many, from 0
     * @param limit how many the day may have spent and reserved in all, from 0; {@link Long#MAX_VALUE} for no limit
     * @return the reservation, granted or not
     * @throws IllegalArgumentException if a figure is negative
     */
    CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit);

    /**
     * Replaces a reservation by what was spent, less or more. More is recorded even if it breaks the limit, since the
     * vendor has charged it.
     *
     * @param id the reservation's id
     * @param day the reservation's day, whatever day it is by now
     * @param spent what the vendor can have charged, from 0
     * @return completes once that is recorded
     * @throws IllegalArgumentException if {@code spent} is negative
     */
    CompletionStage<Void> settle(UUID id, LocalDate day, long spent);

    /**
     * Returns what was spent and what is reserved of a day.
     *
     * @param day the day
     * @return the two figures, both 0 for a day that is not known
     */
    CompletionStage<Usage> usage(LocalDate day);

    /**
     * Refuses every reservation for a time, for all who share the ledger. If there is a cool-down already, the one that
     * ends later counts. Open reservations are settled as ever.
     *
     * @param length from 0, which changes nothing, to 365 days
     * @return completes once the cool-down holds
     * @throws IllegalArgumentException if the length is out of range
     */
    CompletionStage<Void> startCoolDown(Duration length);

    /**
     * Ends a cool-down now, for all who share the ledger, if there is one.
     *
     * @return completes once there is none
     */
    CompletionStage<Void> endCoolDown();

    /**
     * What a day has spent and reserved.
     *
     * @param spent credits of settled reservations, from 0
     * @param reserved credits of open reservations, from 0
     */
    record Usage(long spent, long reserved) {

        /**
         * Refuses negative figures.
         *
         * @param spent see {@link #spent()}
         * @param reserved see {@link #reserved()}
         */
        public Usage {
            Require.atLeast("spent", spent, 0);
            Require.atLeast("reserved", reserved, 0);
        }
    }

    /**
     * Credits that were asked for, and whether they are reserved.
     *
     * @param id the id that the caller chose
     * @param day the day that pays
     * @param credits how many were asked for, from 0
     * @param granted whether they are reserved
     * @param usage what the day had spent and reserved before
     * @param coolDown what is left of a cool-down, from 0, which means that there is none; never more than 0 if granted
     */
    record Reservation(UUID id, LocalDate day, long credits, boolean granted, Usage usage, Duration coolDown) {

        /**
         * Refuses null, negative figures, and a reservation granted during a cool-down.
         *
         * @param id see {@link #id()}
         * @param day see {@link #day()}
         * @param credits see {@link #credits()}
         * @param granted see {@link #granted()}
         * @param usage see {@link #usage()}
         * @param coolDown see {@link #coolDown()}
         */
        public Reservation {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(day, "day");
            Require.atLeast("credits", credits, 0);
            Objects.requireNonNull(usage, "usage");
            if (Objects.requireNonNull(coolDown, "coolDown").isNegative()) {
                throw new IllegalArgumentException("coolDown must not be negative, was " + coolDown);
            }
            if (granted && !coolDown.isZero()) {
                throw new IllegalArgumentException("coolDown must be 0 if granted, was " + coolDown);
            }
        }
    }
}
