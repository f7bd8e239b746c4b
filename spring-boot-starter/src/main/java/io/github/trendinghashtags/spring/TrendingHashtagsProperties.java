package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.credits.CachePolicy;
import io.github.trendinghashtags.credits.CreditBudget;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The application's properties; what is absent has the library's default.
 *
 * @param apiKey your KeyAPI key; if absent, the variable KEYAPI_TOKEN
 * @param baseUri where the API is; if absent, the variable KEYAPI_API_BASE_URL or the vendor's address
 * @param transport what sends requests; needed only if two are on the class path
 * @param stub whether to start a stub of the vendor and call that, without a key; needs the testkit
 * @param logCalls whether to log calls, retries and failures, to the logger io.github.trendinghashtags
 * @param problemDetails whether exceptions from controllers become problem details (RFC 9457)
 * @param connectTimeout for a connection to be made, from 1 ms to 1 h
 * @param attemptTimeout for one request and its whole response, from 1 ms to 1 h
 * @param callTimeout for a call with all its attempts and waits, from 1 ms to 1 h
 * @param maxConcurrency requests in flight at once, from 1 to 10,000
 * @param maxBodySize the longest response after decompression, from 1KB to 64MB
 * @param applicationName your application in the User-Agent, such as acme-dashboard/2.1
 * @param keyInClearTextAllowed whether http may be used to other machines, which sends the key in clear text: for a stub in
 *     a test network, never for the vendor
 * @param resilience how to retry, and at what pace
 * @param budget what may be spent
 * @param cache how long pages are kept
 * @param redis what is shared through Redis, if adapter-redis and a Lettuce connection factory are there
 */
@ConfigurationProperties("trending-hashtags")
record TrendingHashtagsProperties(
        @Nullable String apiKey,
        @Nullable String baseUri,
        @Nullable Transport transport,
        @DefaultValue("false") boolean stub,
        @DefaultValue("false") boolean logCalls,
        @DefaultValue("false") boolean problemDetails,
        @Nullable Duration connectTimeout,
        @Nullable Duration attemptTimeout,
        @Nullable Duration callTimeout,
        @Nullable Integer maxConcurrency,
        @Nullable DataSize maxBodySize,
        @Nullable String applicationName,
        @DefaultValue("false") boolean keyInClearTextAllowed,
        @DefaultValue Resilience resilience,
        @DefaultValue Budget budget,
        @DefaultValue Cache cache,
        @DefaultValue Redis redis) {

    private static final String PREFIX = "trending-hashtags.";

    /**
     * Retries and pace.
     *
     * @param maxAttempts requests that a call may make in all, from 1 to 10; each can cost 2 credits
     * @param backoffBase the longest pause before the second attempt, from 1 ms to 1 min; it doubles with each further one
     * @param backoffCap the longest pause that doubling can lead to, from 1 ms to 10 min
     * @param rateLimitedBackoffBase the base after a 429 that does not say how long to wait, from 1 ms to 1 min
     * @param retryAfterCap the longest Retry-After that a call waits for, from 0 to 1 h
     * @param limitForPeriod attempts in each limit-refresh-period, from 1 to 1,000,000
     * @param limitRefreshPeriod the cycle after which the permits are fresh, from 1 ms to 1 h
     * @param timeoutDuration the longest wait before an attempt, from 0 to 1 h
     * @param retryTokens a failed attempt takes one, and at half of them or fewer retries of the whole client stop; from 0,
     *     which means that they never do, to 1,000
     * @param tokensPerSuccess how much of a token a page returns, from 0 to 1
     */
    record Resilience(
            @Nullable Integer maxAttempts,
            @Nullable Duration backoffBase,
            @Nullable Duration backoffCap,
            @Nullable Duration rateLimitedBackoffBase,
            @Nullable Duration retryAfterCap,
            @Nullable Integer limitForPeriod,
            @Nullable Duration limitRefreshPeriod,
            @Nullable Duration timeoutDuration,
            @Nullable Integer retryTokens,
            @Nullable Double tokensPerSuccess) {

        ResiliencePolicy policy() {
            ResiliencePolicy policy = ResiliencePolicy.defaults();
            policy = change(policy, "resilience.max-attempts", maxAttempts, ResiliencePolicy::withMaxAttempts);
            policy = change(
                    policy, "resilience.backoff-base", backoffBase, (p, base) -> p.withBackoff(base, p.backoffCap()));
            policy = change(
                    policy, "resilience.backoff-cap", backoffCap, (p, cap) -> p.withBackoff(p.backoffBase(), cap));
            policy = change(
                    policy,
                    "resilience.rate-limited-backoff-base",
                    rateLimitedBackoffBase,
                    ResiliencePolicy::withRateLimitedBackoff);
            policy = change(policy, "resilience.retry-after-cap", retryAfterCap, ResiliencePolicy::withRetryAfterCap);
            policy =
                    change(policy, "resilience.limit-for-period", limitForPeriod, ResiliencePolicy::withLimitForPeriod);
            policy = change(
                    policy,
                    "resilience.limit-refresh-period",
                    limitRefreshPeriod,
                    ResiliencePolicy::withLimitRefreshPeriod);
            policy = change(
                    policy, "resilience.timeout-duration", timeoutDuration, ResiliencePolicy::withTimeoutDuration);
            policy = change(
                    policy,
                    "resilience.tokens-per-success",
                    tokensPerSuccess,
                    (p, perSuccess) -> p.withRetryBudget(p.retryTokens(), perSuccess));
            return change(
                    policy,
                    "resilience.retry-tokens",
                    retryTokens,
                    (p, tokens) ->
                            tokens == 0 ? p.withoutRetryBudget() : p.withRetryBudget(tokens, p.tokensPerSuccess()));
        }
    }

    /**
     * Limits on credits; one that is absent limits nothing.
     *
     * @param perCall the most that one call may cost, all its attempts together, from 2
     * @param perDay the most that may be spent in a day of UTC, by all who share the ledger, from 2
     * @param perProcess the most that this process may spend, from 2
     * @param coolDown how long calls are refused after the vendor said that no credits are left, from 0 to 365 d
     */
    record Budget(
            @Nullable Long perCall,
            @Nullable Long perDay,
            @Nullable Long perProcess,
            @Nullable Duration coolDown) {

        CreditBudget creditBudget() {
            CreditBudget budget = CreditBudget.unlimited();
            budget = change(budget, "budget.per-call", perCall, CreditBudget::withPerCall);
            budget = change(budget, "budget.per-day", perDay, CreditBudget::withPerDay);
            budget = change(budget, "budget.per-process", perProcess, CreditBudget::withPerProcess);
            return change(budget, "budget.cool-down", coolDown, CreditBudget::withCoolDown);
        }
    }

    /**
     * Pages that are kept.
     *
     * @param freshFor how long a page is fresh, from 0, which means that only a call under way is shared, to 365 d; if absent,
     *     until the next midnight of UTC
     * @param staleFor how old a page may be to be returned instead of a failure, from 0 to 365 d; if absent, none is
     * @param maxEntries pages in memory, from 1
     * @param refuseIfStoreFails whether a call is refused, rather than paid for, if a shared cache fails
     */
    record Cache(
            @Nullable Duration freshFor,
            @Nullable Duration staleFor,
            @Nullable Integer maxEntries,
            @DefaultValue("false") boolean refuseIfStoreFails) {

        CachePolicy policy() {
            CachePolicy policy = CachePolicy.untilMidnight();
            policy = change(policy, "cache.fresh-for", freshFor, CachePolicy::withFreshFor);
            return change(policy, "cache.stale-for", staleFor, CachePolicy::withStaleOnFailure);
        }
    }

    /**
     * What is shared through Redis.
     *
     * @param enabled whether pages, credits and pace are shared
     * @param keyPrefix names who shares, from 1 to 100 characters, not blank, without braces
     */
    record Redis(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("trending-hashtags") String keyPrefix) {}

    /**
     * Returns the settings with these properties.
     *
     * @param key supplies the key
     * @param addressName the property or variable that has the address, for messages
     * @param address where the API is, or null for the vendor's address
     */
    ClientSettings settings(Supplier<ApiKey> key, String addressName, @Nullable String address) {
        ClientSettings settings = ClientSettings.of(key);
        if (keyInClearTextAllowed) {
            settings = settings.withKeyInClearTextAllowed();
        }
        settings = changed(settings, addressName, address, (s, uri) -> s.withBaseUri(uri(uri)));
        settings = change(settings, "connect-timeout", connectTimeout, ClientSettings::withConnectTimeout);
        settings = change(settings, "attempt-timeout", attemptTimeout, ClientSettings::withAttemptTimeout);
        settings = change(settings, "call-timeout", callTimeout, ClientSettings::withCallTimeout);
        settings = change(settings, "max-concurrency", maxConcurrency, ClientSettings::withMaxConcurrency);
        settings = change(settings, "max-body-size", maxBodySize, (s, size) -> s.withMaxBodyBytes(bytes(size)));
        settings = change(settings, "application-name", applicationName, ClientSettings::withApplicationName);
        return settings.withResilience(resilience.policy());
    }

    /** Applies a property unless it is absent, and names it if it is bad. */
    static <T, V> T change(T base, String property, @Nullable V value, BiFunction<T, V, T> change) {
        return changed(base, PREFIX + property, value, change);
    }

    private static <T, V> T changed(T base, String name, @Nullable V value, BiFunction<T, V, T> change) {
        if (value == null) {
            return base;
        }
        try {
            return change.apply(base, value);
        } catch (IllegalArgumentException bad) {
            throw SetupException.badValue(name, bad);
        }
    }

    private static URI uri(String value) {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException notAUri) {
            // Not as the cause: its message has the value.
            throw new IllegalArgumentException("baseUri must be a URI (the value is not shown)");
        }
    }

    /** What is beyond the numbers that the settings take is out of range, too. */
    private static int bytes(DataSize size) {
        long bytes = size.toBytes();
        if ((int) bytes != bytes) {
            throw new IllegalArgumentException("maxBodyBytes must be from 1024 to 67108864, was " + bytes);
        }
        return (int) bytes;
    }

    /** Everything but the key and the address, as both can hold secrets. */
    @Override
    public String toString() {
        return "TrendingHashtagsProperties[transport=" + transport + ", stub=" + stub + ", logCalls=" + logCalls
                + ", problemDetails=" + problemDetails
                + ", connectTimeout=" + connectTimeout + ", attemptTimeout=" + attemptTimeout + ", callTimeout="
                + callTimeout + ", maxConcurrency=" + maxConcurrency + ", maxBodySize=" + maxBodySize
                + ", applicationName=" + applicationName + ", keyInClearTextAllowed=" + keyInClearTextAllowed
                + ", resilience=" + resilience + ", budget=" + budget + ", cache=" + cache + ", redis="
                + redis + "]";
    }
}
