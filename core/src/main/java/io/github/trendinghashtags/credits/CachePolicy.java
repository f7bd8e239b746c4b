package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.checks.Require;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long a page is good for.
 *
 * <pre>{@code
 * CachePolicy.untilMidnight().withStaleOnFailure(Duration.ofDays(2))
 * }</pre>
 *
 * @param freshFor how long after its {@code receipt().completedAt()} a page is fresh, from 0, which means that only a
 *     call under way is shared, to 365 days; or null for until the next midnight of UTC
 * @param staleFor how old a page may be, from 0 to 365 days, to be given instead of a failure that passes by itself; or
 *     null for no such responses
 */
public record CachePolicy(
        @Nullable Duration freshFor, @Nullable Duration staleFor) {

    private static final CachePolicy UNTIL_MIDNIGHT = new CachePolicy(null, null);

    /**
     * Refuses times out of range.
     *
     * @param freshFor see {@link #freshFor()}
     * @param staleFor see {@link #staleFor()}
     */
    public CachePolicy {
        if (freshFor != null) {
            Require.upToAYear("freshFor", freshFor);
        }
        if (staleFor != null) {
            Require.upToAYear("staleFor", staleFor);
        }
    }

    /**
     * Fresh until the next midnight of UTC, since the ranking changes about once a day; no stale responses.
     *
     * @return the policy
     */
    public static CachePolicy untilMidnight() {
        return UNTIL_MIDNIGHT;
    }

    /**
     * Returns this policy with pages that are fresh for a time, whatever the hour.
     *
     * @param freshFor from 0 to 365 days
     * @return the policy
     * @throws IllegalArgumentException if the time is out of range
     */
    public CachePolicy withFreshFor(Duration freshFor) {
        return new CachePolicy(Objects.requireNonNull(freshFor, "freshFor"), staleFor);
    }

    /**
     * Returns this policy with an older page, which {@linkplain TrendingHashtagsPage#stale() says that it is stale},
     * instead of a failure, if there is one of no greater {@linkplain TrendingHashtagsPage#age(Clock) age}.
     *
     * @param longestAge from 0 to 365 days
     * @return the policy
     * @throws IllegalArgumentException if the age is out of range
     */
    public CachePolicy withStaleOnFailure(Duration longestAge) {
        return new CachePolicy(freshFor, Objects.requireNonNull(longestAge, "longestAge"));
    }
}
