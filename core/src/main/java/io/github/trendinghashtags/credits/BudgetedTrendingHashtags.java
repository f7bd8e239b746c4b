package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A port that keeps to a budget. Before a call it sets aside what the call may cost, 2 credits for each attempt of the
 * policy; after it, it writes down what the receipt says, less or more. Where the budget has no room, the call fails with
 * {@link NotSent} at once, and costs nothing. Safe for use by many threads: no two calls spend the same credit.
 *
 * <pre>{@code
 * var budget = CreditBudget.unlimited().withPerDay(200);
 * var budgeted = BudgetedTrendingHashtags.over(transport, settings.resilience(), budget);
 * }</pre>
 *
 * <ul>
 *   <li>Where less is left than a call may cost at most, it is refused though its first attempt might do: a budget that
 *       may be broken is none. The message says what is spent, reserved, allowed and needed. Fewer attempts need less.
 *   <li>A call pays from the UTC day on which it starts, even if it ends on the next.
 *   <li>What has no receipt has cost nobody knows what: for a future that is cancelled, or an exception that is not a
 *       {@link TrendingHashtagsException}, all that was set aside counts as spent.
 *   <li>After an {@link OutOfCredits} every call is refused until the budget's cool-down is over, or until
 *       {@link #reset()}. Calls that are under way by then go on; their success ends nothing.
 *   <li>Where the ledger fails before a call, the call fails with {@link NotSent}, and the ledger's exception is its
 *       cause; where it fails after one, the call's own outcome stands.
 * </ul>
 *
 * <p>There is nothing to close: the port stays its owner's.
 */
public final class BudgetedTrendingHashtags implements TrendingHashtagsPort {
    private final TrendingHashtagsPort port;
    private final Purse purse;

    private BudgetedTrendingHashtags(TrendingHashtagsPort port, Purse purse) {
        this.port = Objects.requireNonNull(port, "port");
        this.purse = purse;
    }

    /**
     * A port with a budget and a ledger of its own.
     *
     * @param port makes the calls
     * @param policy the port's policy, which says how many attempts a call may make
     * @param budget what may be spent
     * @return the port
     */
    public static BudgetedTrendingHashtags over(
            TrendingHashtagsPort port, ResiliencePolicy policy, CreditBudget budget) {
        return over(port, policy, budget, CreditLedger.inMemory(), Clock.systemUTC());
    }

    /**
     * A port with a budget, of which the days' limit holds for all who share the ledger.
     *
     * @param port makes the calls
     * @param policy the port's policy, which says how many attempts a call may make
     * @param budget what may be spent
     * @param ledger keeps count of the days; it is told of every call, whether there is a limit for a day or not
     * @param clock tells the day, and when a cool-down is over
     * @return the port
     */
    public static BudgetedTrendingHashtags over(
            TrendingHashtagsPort port, ResiliencePolicy policy, CreditBudget budget, CreditLedger ledger, Clock clock) {
        long price = (long) Receipt.CREDITS_PER_REQUEST * policy.maxAttempts();
        return new BudgetedTrendingHashtags(port, new Purse(price, budget, ledger, clock));
    }

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        Objects.requireNonNull(query, "query");
        Purse.Hold hold = purse.open();
        TrendingHashtagsPage page = null;
        Throwable failure = null;
        try {
            page = Objects.requireNonNull(port.fetch(query), "the port returned null");
            return page;
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
            throw thrown;
        } finally {
            hold.settle(page, failure);
        }
    }

    /** {@inheritDoc} A refusal is a failed future too: nothing is thrown but for a query that is null. */
    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        Objects.requireNonNull(query, "query");
        Purse.Hold hold;
        try {
            hold = purse.open();
        } catch (NotSent refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
        CompletableFuture<TrendingHashtagsPage> call = Calls.begin(port, query);
        CompletableFuture<TrendingHashtagsPage> result = new CompletableFuture<>();
        call.whenComplete((page, thrown) -> {
            Throwable failure = Calls.failure(page, thrown);
            hold.settle(page, failure);
            if (failure == null) {
                result.complete(page);
            } else {
                result.completeExceptionally(failure);
            }
        });
        result.whenComplete((page, thrown) -> call.cancel(true));
        return result;
    }

    @Override
    public @Nullable CallLimits callLimits() {
        return port.callLimits();
    }

    /** Ends a cool-down at once: new credits are there. Calls that began earlier can't start it again. */
    public void reset() {
        purse.reset();
    }
}
