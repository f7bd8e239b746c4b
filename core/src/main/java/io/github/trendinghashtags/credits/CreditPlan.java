package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.checks.Require;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;

/**
 * What calls will cost and how long they must take, before a credit is spent.
 *
 * <pre>{@code
 * var industries = IndustryId.known().values();
 * var plan = CreditPlan.ofSweep(Region.known(), TrendPeriod.known(), industries, settings.resilience());
 * System.out.println(plan.credits() + " credits, at most " + plan.creditsAtMost() + ", in " + plan.shortestTime());
 * }</pre>
 *
 * @param requests pages to fetch, from 0
 * @param policy how often each is tried, and at what pace
 */
public record CreditPlan(long requests, ResiliencePolicy policy) {

    /** Five pages of 20 make a top 100. */
    private static final int REQUESTS_PER_RANKING = 5;

    /**
     * Refuses a negative number of requests.
     *
     * @param requests see {@link #requests()}
     * @param policy see {@link #policy()}
     */
    public CreditPlan {
        Require.atLeast("requests", requests, 0);
        Objects.requireNonNull(policy, "policy");
    }

    /**
     * Returns one page, of whatever size: 2 credits.
     *
     * @param policy the client's policy
     * @return the plan
     */
    public static CreditPlan ofPage(ResiliencePolicy policy) {
        return new CreditPlan(1, policy);
    }

    /**
     * Returns one whole top 100, in pages of 20: 10 credits.
     *
     * @param policy the client's policy
     * @return the plan
     */
    public static CreditPlan ofRanking(ResiliencePolicy policy) {
        return new CreditPlan(REQUESTS_PER_RANKING, policy);
    }

    /**
     * Returns a whole top 100 for every industry, in every period, in every region. Without a filter for industries, or
     * for some other number of rankings, say {@code ofRanking(policy).times(n)}.
     *
     * @param regions the regions, at least one; each is counted, repeated ones too
     * @param periods the periods, likewise
     * @param industries the industries, likewise
     * @param policy the client's policy
     * @return the plan
     * @throws IllegalArgumentException if one of the three is empty
     */
    public static CreditPlan ofSweep(
            Collection<Region> regions,
            Collection<TrendPeriod> periods,
            Collection<IndustryId> industries,
            ResiliencePolicy policy) {
        return ofRanking(policy)
                .times(count("regions", regions))
                .times(count("periods", periods))
                .times(count("industries", industries));
    }

    private static int count(String name, Collection<?> values) {
        Objects.requireNonNull(values, name).forEach(value -> Objects.requireNonNull(value, "null in " + name));
        Require.atLeast("number of " + name, values.size(), 1);
        return values.size();
    }

    /**
     * Returns this plan so many times over.
     *
     * @param count from 0
     * @return the plan
     * @throws IllegalArgumentException if the count is negative
     * @throws ArithmeticException if that is more than a {@code long} can count
     */
    public CreditPlan times(long count) {
        Require.atLeast("count", count, 0);
        return new CreditPlan(Math.multiplyExact(requests, count), policy);
    }

    /**
     * Returns what the requests cost if each succeeds at the first attempt: 2 credits each.
     *
     * @return credits, from 0
     * @throws ArithmeticException if that is more than a {@code long} can count
     */
    public long credits() {
        return Math.multiplyExact(requests, (long) Receipt.CREDITS_PER_REQUEST);
    }

    /**
     * Returns what the requests cost if each takes all attempts of the policy. It is what a budget must have room for.
     *
     * @return credits, from 0
     * @throws ArithmeticException if that is more than a {@code long} can count
     */
    public long creditsAtMost() {
        return Math.multiplyExact(credits(), (long) policy.maxAttempts());
    }

    /**
     * Returns how long the requests take at the policy's pace, if nothing else slows them: the first permits are there
     * at once, and each further period brings as many. That is {@code (ceil(requests / limitForPeriod) - 1) *
     * limitRefreshPeriod}; the last response's own time comes on top. May be up to one period shorter.
     *
     * @return the time from the first request to the start of the last, zero if there is none
     * @throws ArithmeticException if that is more than a {@code Duration} can hold
     */
    public Duration shortestTime() {
        return policy.limitRefreshPeriod().multipliedBy(Math.max(0, requests - 1) / policy.limitForPeriod());
    }
}
