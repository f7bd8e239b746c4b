package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.checks.Require;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many credits may be spent, and how long to make no call after the vendor says that none are left.
 *
 * <pre>{@code
 * CreditBudget.unlimited().withPerDay(200).withCoolDown(Duration.ofHours(1))
 * }</pre>
 *
 * @param perCall the most that one call may cost, all of its attempts together, from 2, or null for no limit; a call of
 *     three attempts needs 6
 * @param perDay the most that may be spent in a day of UTC by all who share the {@link CreditLedger}, from 2, or null
 *     for no limit
 * @param perProcess the most that one {@link BudgetedTrendingHashtags} may spend in its life, from 2, or null for no
 *     limit
 * @param coolDown how long every call of all who share the ledger is refused after an {@code OutOfCredits}, from 0,
 *     which means not at all, to 365 days
 */
public record CreditBudget(
        @Nullable Long perCall,
        @Nullable Long perDay,
        @Nullable Long perProcess,
        Duration coolDown) {

    private static final CreditBudget UNLIMITED = new CreditBudget(null, null, null, Duration.ofMinutes(30));

    /**
     * Refuses limits below 2, which is the price of a request, and a cool-down out of range.
     *
     * @param perCall see {@link #perCall()}
     * @param perDay see {@link #perDay()}
     * @param perProcess see {@link #perProcess()}
     * @param coolDown see {@link #coolDown()}
     */
    public CreditBudget {
        Require.atLeast("perCall", perCall, 2);
        Require.atLeast("perDay", perDay, 2);
        Require.atLeast("perProcess", perProcess, 2);
        Require.upToAYear("coolDown", coolDown);
    }

    /**
     * No limits, and a cool-down of 30 minutes after an {@code OutOfCredits}.
     *
     * @return the budget
     */
    public static CreditBudget unlimited() {
        return UNLIMITED;
    }

    /**
     * Returns this budget with a limit for each call.
     *
     * @param credits from 2
     * @return the budget
     * @throws IllegalArgumentException if the limit is below 2
     */
    public CreditBudget withPerCall(long credits) {
        return new CreditBudget(credits, perDay, perProcess, coolDown);
    }

    /**
     * Returns this budget with a limit for each day of UTC.
     *
     * @param credits from 2
     * @return the budget
     * @throws IllegalArgumentException if the limit is below 2
     */
    public CreditBudget withPerDay(long credits) {
        return new CreditBudget(perCall, credits, perProcess, coolDown);
    }

    /**
     * Returns this budget with a limit for all calls together.
     *
     * @param credits from 2
     * @return the budget
     * @throws IllegalArgumentException if the limit is below 2
     */
    public CreditBudget withPerProcess(long credits) {
        return new CreditBudget(perCall, perDay, credits, coolDown);
    }

    /**
     * Returns this budget with another cool-down after an {@code OutOfCredits}.
     *
     * @param coolDown from 0, which means not at all, to 365 days
     * @return the budget
     * @throws IllegalArgumentException if the time is out of range
     */
    public CreditBudget withCoolDown(Duration coolDown) {
        return new CreditBudget(perCall, perDay, perProcess, coolDown);
    }
}
