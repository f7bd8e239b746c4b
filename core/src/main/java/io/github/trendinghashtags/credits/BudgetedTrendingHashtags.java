package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.CreditLedger.Reservation;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import io.github.trendinghashtags.credits.CreditReserver.CallReservation;
import io.github.trendinghashtags.credits.StoreCall.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A port that keeps to a budget. Before a call it reserves what the call can cost, 2 credits for each attempt; after it,
 * it records what the receipt says, less or more. If the budget has no room, the call fails with {@link NotSent} at once,
 * and costs nothing. Safe for use by many threads: no two calls spend the same credit.
 *
 * <pre>{@code
 * var budgeted = BudgetedTrendingHashtags.over(transport, CreditBudget.unlimited().withPerDay(200));
 * }</pre>
 *
 * <ul>
 *   <li>Refused unless all attempts fit: fewer attempts need less. The message says what is spent, reserved, allowed and
 *       needed, and {@link NotSent#reason()} which limit it is.
 *   <li>A call pays from the UTC day on which it starts, even if it ends on the next.
 *   <li>All that was reserved counts as spent if there is no receipt: for a future that is cancelled during the call, or
 *       an exception that is not a {@link TrendingHashtagsException}.
 *   <li>After an {@link OutOfCredits} every call of all who share the ledger is refused until the budget's cool-down is
 *       over, or until {@link #reset()}. Calls that are under way by then go on; their success ends nothing. If the ledger
 *       fails to start the cool-down, this port alone keeps it.
 *   <li>A ledger that fails before a call, or takes longer than the store timeout, fails the call with {@link NotSent},
 *       whose cause is the ledger's exception. If it fails after a call, the call's own outcome stands, and the settlement
 *       is repeated for half a minute. What is not settled even then stays reserved for its day.
 *   <li>Nothing blocks in {@link #fetchAsync}. What is chained to its future runs on a thread of the port or of the JDK's
 *       common pool, or on the caller's if the call is refused at once. {@link #fetch} waits for the ledger, for the store
 *       timeout at most, and calls on its own thread.
 * </ul>
 *
 * <p>There is nothing to close: the port stays its owner's.
 */
public final class BudgetedTrendingHashtags implements TrendingHashtagsPort {
    private final TrendingHashtagsPort port;
    private final CallLimits callLimits;
    private final CreditBudget budget;
    private final CreditReserver reserver;
    private final CreditEvents events;

    private BudgetedTrendingHashtags(Builder builder) {
        port = builder.port;
        callLimits = Calls.limits(builder.port, builder.callLimits);
        CreditLedger ledger = builder.ledger == null ? CreditLedger.inMemory(builder.clock) : builder.ledger;
        events = CreditEvents.to(builder.listener);
        LedgerCalls calls = new LedgerCalls(ledger, builder.storeTimeout, events, TimeSource.SYSTEM);
        budget = builder.budget;
        reserver = new CreditReserver(callLimits.creditsAtMost(), builder.budget, calls, builder.clock);
    }

    /**
     * Creates a port with a budget and a ledger of its own, in memory.
     *
     * @param port makes the calls, and states its {@link TrendingHashtagsPort#callLimits() limits}
     * @param budget what may be spent
     * @return the port
     * @throws IllegalArgumentException if the port states no limits: build it with {@link Builder#callLimits}
     */
    public static BudgetedTrendingHashtags over(TrendingHashtagsPort port, CreditBudget budget) {
        return builder(port).budget(budget).build();
    }

    /**
     * Starts a port with other settings.
     *
     * @param port makes the calls
     * @return the builder
     */
    public static Builder builder(TrendingHashtagsPort port) {
        return new Builder(port);
    }

    /**
     * {@inheritDoc}
     *
     * @throws NotSent if the budget or the ledger refuses the call, too: see {@link NotSent#reason()}
     * @throws Interrupted if the thread is interrupted while it waits for the ledger, too: nothing is reserved then
     */
    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        Objects.requireNonNull(query, "query");
        CallReservation reservation = reserve(query);
        TrendingHashtagsPage page = null;
        Throwable failure = null;
        try {
            page = Objects.requireNonNull(port.fetch(query), "the port returned null");
            return page;
        } catch (Throwable thrown) {
            failure = thrown;
            throw thrown;
        } finally {
            reservation.settle(page, failure);
        }
    }

    private CallReservation reserve(TrendingHashtagsQuery query) {
        CallReservation reservation;
        try {
            reservation = reserver.reserve();
        } catch (NotSent refusal) {
            events.refused(query, refusal);
            throw refusal;
        }
        Outcome<Reservation> outcome = reservation.await();
        try {
            reservation.use(outcome);
            return reservation;
        } catch (NotSent refusal) {
            events.refused(query, refusal);
            reservation.report(outcome);
            throw refusal;
        }
    }

    /**
     * {@inheritDoc} A refusal is a failed future too: nothing is thrown but for a query that is null. A future that is
     * cancelled while the ledger reserves sends nothing and costs nothing.
     */
    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        Objects.requireNonNull(query, "query");
        CompletableFuture<TrendingHashtagsPage> result = new CompletableFuture<>();
        failing(query, result, () -> {
            CallReservation reservation = reserver.reserve();
            var unused = result.whenComplete((page, thrown) -> reservation.release());
            reservation.whenDone(outcome -> failing(query, result, () -> {
                if (reservation.use(outcome)) {
                    call(query, reservation, result);
                }
            }));
        });
        return result;
    }

    /** Fails the result by whatever a step throws. */
    private void failing(TrendingHashtagsQuery query, CompletableFuture<?> result, Runnable step) {
        try {
            step.run();
        } catch (Throwable thrown) {
            boolean failed = result.completeExceptionally(thrown);
            if (failed && thrown instanceof NotSent refusal) {
                events.refused(query, refusal);
            }
        }
    }

    private void call(
            TrendingHashtagsQuery query, CallReservation reservation, CompletableFuture<TrendingHashtagsPage> result) {
        CompletableFuture<TrendingHashtagsPage> call = Calls.begin(port, query);
        var unused = call.whenComplete((page, thrown) -> {
            Throwable failure = Calls.failure(page, thrown);
            try {
                reservation.settle(page, failure);
            } finally {
                if (failure == null) {
                    result.complete(page);
                } else {
                    result.completeExceptionally(failure);
                }
            }
        });
        unused = result.whenComplete((page, thrown) -> call.cancel(true));
    }

    /**
     * {@inheritDoc}
     *
     * @return the port's limits, or those that the builder was given, never null; the store timeout comes on top
     */
    @Override
    public CallLimits callLimits() {
        return callLimits;
    }

    /**
     * Returns what the calls of this port have spent in its life: what their receipts say. Calls that are under way, and
     * those of others who share the ledger, are not in it.
     *
     * @return credits, from 0
     */
    public long spent() {
        return reserver.spent();
    }

    /**
     * Asks the ledger what all who share it have spent and reserved of the present UTC day.
     *
     * @return the two figures; fails with {@link NotSent} if the ledger fails or does not respond within the store timeout
     */
    public CompletableFuture<Usage> usageToday() {
        return reserver.usageToday();
    }

    /**
     * Returns how many credits calls can still reserve: what the limit of the present UTC day or that of the process
     * leaves, whichever is less. A call needs {@link CallLimits#creditsAtMost()}. A cool-down changes nothing of it.
     *
     * @return credits, from 0, or {@link Long#MAX_VALUE} if neither has a limit; fails with {@link NotSent} if there is a
     *     limit for a day and the ledger fails or does not respond within the store timeout
     */
    public CompletableFuture<Long> remaining() {
        return reserver.remaining();
    }

    /**
     * Returns what is left of a cool-down after an {@link OutOfCredits}, for all who share the ledger. Nothing is reserved.
     *
     * @return the time, from 0, which means that there is no cool-down; fails with {@link NotSent} if the ledger fails or does
     *     not respond within the store timeout
     */
    public CompletableFuture<Duration> coolDownLeft() {
        return reserver.coolDownLeft();
    }

    /**
     * Ends a cool-down of all who share the ledger: new credits are there. Calls of this port that began earlier can't
     * start it again.
     *
     * @return completes once the ledger has ended it; fails with {@link NotSent} if the ledger fails or does not respond
     *     within the store timeout
     */
    public CompletableFuture<@Nullable Void> reset() {
        return reserver.reset();
    }

    /**
     * Returns the limits that the port keeps to.
     *
     * @return the budget
     */
    public CreditBudget budget() {
        return budget;
    }

    /** Builds a port with a budget. */
    public static final class Builder {
        private final TrendingHashtagsPort port;
        private CreditBudget budget = CreditBudget.unlimited();
        private @Nullable CreditLedger ledger;
        private Clock clock = Clock.systemUTC();
        private @Nullable CallLimits callLimits;
        private Duration storeTimeout = StoreCall.DEFAULT_TIMEOUT;
        private @Nullable CallListener listener;

        private Builder(TrendingHashtagsPort port) {
            this.port = Objects.requireNonNull(port, "port");
        }

        /**
         * Limits what may be spent. Default: {@link CreditBudget#unlimited()}, which counts, and cools down.
         *
         * @param budget the limits
         * @return this
         */
        public Builder budget(CreditBudget budget) {
            this.budget = Objects.requireNonNull(budget, "budget");
            return this;
        }

        /**
         * Counts the days' credits and shares the cool-down. Default: one in memory, for this port alone. It is used for
         * every call, even without a limit for a day.
         *
         * @param ledger the ledger; the day's limit holds for all who share it
         * @return this
         */
        public Builder ledger(CreditLedger ledger) {
            this.ledger = Objects.requireNonNull(ledger, "ledger");
            return this;
        }

        /**
         * Says what day it is, and when a cool-down is over that the ledger does not keep. Default: the system's.
         *
         * @param clock the clock
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * States what one call of the port can take, for a port that does not state it.
         *
         * @param callLimits the limits; what a call can cost is reserved before it
         * @return this
         */
        public Builder callLimits(CallLimits callLimits) {
            this.callLimits = Objects.requireNonNull(callLimits, "callLimits");
            return this;
        }

        /**
         * Limits how long an operation of the ledger may take. Default: 250 ms. A reservation that takes longer is a
         * refusal.
         *
         * @param storeTimeout from 1 ms to 1 min
         * @return this
         * @throws IllegalArgumentException if the time is out of range
         */
        public Builder storeTimeout(Duration storeTimeout) {
            this.storeTimeout = StoreCall.requireTimeout(storeTimeout);
            return this;
        }

        /**
         * Passes refusals and failures of the ledger to this listener; the calls themselves are the port's to report. Default:
         * none.
         *
         * @param listener the user's listener
         * @return this
         */
        public Builder listener(CallListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Builds the port.
         *
         * @return the port
         * @throws IllegalArgumentException if the port states no limits and none are given, or it states others
         */
        public BudgetedTrendingHashtags build() {
            return new BudgetedTrendingHashtags(this);
        }
    }
}
