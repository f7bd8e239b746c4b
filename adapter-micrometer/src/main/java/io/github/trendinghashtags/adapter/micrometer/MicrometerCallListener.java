package io.github.trendinghashtags.adapter.micrometer;

import io.github.trendinghashtags.CallEvent.AttemptEnded;
import io.github.trendinghashtags.CallEvent.CacheLookup;
import io.github.trendinghashtags.CallEvent.CallEnded;
import io.github.trendinghashtags.CallEvent.CallRefused;
import io.github.trendinghashtags.CallEvent.DriftFound;
import io.github.trendinghashtags.CallEvent.RetryRefused;
import io.github.trendinghashtags.CallEvent.RetryScheduled;
import io.github.trendinghashtags.CallEvent.StoreFailed;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Meters what calls did. Give it to the builders of the client, the budget and the cache. Safe for use by many threads. Works
 * with Micrometer 1.15 and later.
 *
 * <table>
 *   <caption>The meters; their names begin with {@code trending.hashtags.}</caption>
 *   <tr><th>name</th><th>type</th><th>tag</th><th>what it says</th></tr>
 *   <tr><td>{@code calls}</td><td>timer</td><td>{@code outcome}</td><td>calls of the client: {@code Page}, {@code
 *   Cancelled}, or the exception's simple class name</td></tr>
 *   <tr><td>{@code attempts}</td><td>timer</td><td>{@code status}</td><td>requests: the HTTP status, {@code other} for a
 *   number that is none, or how it failed if no response came</td></tr>
 *   <tr><td>{@code retries}</td><td>counter</td><td>{@code reason}</td><td>attempts that followed another: the failure's
 *   simple class name</td></tr>
 *   <tr><td>{@code retries.refused}</td><td>counter</td><td>{@code reason}</td><td>failures that were not repeated though
 *   another attempt might have passed, by {@link RetryRefused.Reason}</td></tr>
 *   <tr><td>{@code credits}</td><td>counter</td><td></td><td>credits that may have been charged</td></tr>
 *   <tr><td>{@code cache}</td><td>counter</td><td>{@code result}</td><td>lookups, by {@link CacheLookup.Result}</td></tr>
 *   <tr><td>{@code refusals}</td><td>counter</td><td>{@code reason}</td><td>calls that the budget, the cache or the client did
 *   not send, by {@link NotSent.Reason}</td></tr>
 *   <tr><td>{@code store.failures}</td><td>counter</td><td>{@code store}</td><td>operations of shared stores that failed or took
 *   too long, by {@link StoreFailed.Store}</td></tr>
 *   <tr><td>{@code drift}</td><td>counter</td><td>{@code kind}</td><td>changes of the vendor's, by {@link
 *   DriftFound.Kind}</td></tr>
 *   <tr><td>{@code requests.in.flight}</td><td>gauge</td><td></td><td>requests on the wire or about to be</td></tr>
 *   <tr><td>{@code calls.waiting}</td><td>gauge</td><td></td><td>calls that wait for a place, a permit or the pause before
 *   another attempt</td></tr>
 *   <tr><td>{@code budget.remaining}</td><td>gauge</td><td></td><td>credits that can still be reserved</td></tr>
 * </table>
 *
 * <p>Names of constants are in lower case: {@code day_budget}. No tag has a value of a query, an id or a URI, so the meters
 * are few. Retries, limiter and breaker have meters of their own, by {@code resilience4j-micrometer} over the registries that
 * the client's builder takes.
 */
public final class MicrometerCallListener implements CallListener {
    private static final String PREFIX = "trending.hashtags.";

    private final MeterRegistry registry;
    private final Tags tags;
    private final MeterProvider<Timer> calls;
    private final MeterProvider<Timer> attempts;
    private final MeterProvider<Counter> retries;
    private final MeterProvider<Counter> retriesRefused;
    private final MeterProvider<Counter> cache;
    private final MeterProvider<Counter> refusals;
    private final MeterProvider<Counter> storeFailures;
    private final MeterProvider<Counter> drift;
    private final Counter credits;

    /** Not kept alive by the registry, which can outlive it. */
    private volatile @Nullable WeakReference<KeyApiClient> client;

    private volatile @Nullable RemainingCredits remaining;

    private MicrometerCallListener(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        calls = timer("calls", "Calls, by outcome");
        attempts = timer("attempts", "Requests to the vendor, by status");
        retries = counter("retries", "Attempts that followed another, by the reason");
        retriesRefused = counter("retries.refused", "Failures that were not repeated, by the reason");
        cache = counter("cache", "Lookups in the cache, by result");
        refusals = counter("refusals", "Calls that were not sent, by the reason");
        storeFailures = counter("store.failures", "Failed operations of shared stores");
        drift = counter("drift", "Changes of the vendor's responses, by kind");
        credits = Counter.builder(PREFIX + "credits")
                .description("Credits that may have been charged")
                .tags(tags)
                .register(registry);
    }

    /**
     * Creates a listener for one client.
     *
     * @param registry keeps the meters
     * @return the listener
     */
    public static MicrometerCallListener of(MeterRegistry registry) {
        return of(registry, Tags.empty());
    }

    /**
     * Creates a listener whose meters have more tags, which distinguish several clients of one registry.
     *
     * @param registry keeps the meters
     * @param tags added to every meter
     * @return the listener
     */
    public static MicrometerCallListener of(MeterRegistry registry, Iterable<? extends Tag> tags) {
        return new MicrometerCallListener(Objects.requireNonNull(registry, "registry"), Tags.of(tags));
    }

    private MeterProvider<Timer> timer(String name, String description) {
        return Timer.builder(PREFIX + name).description(description).tags(tags).withRegistry(registry);
    }

    private MeterProvider<Counter> counter(String name, String description) {
        return Counter.builder(PREFIX + name)
                .description(description)
                .tags(tags)
                .withRegistry(registry);
    }

    /**
     * Adds the gauges {@code requests.in.flight} and {@code calls.waiting}. They do not keep the client alive, and are not a
     * number once it is no longer in use.
     *
     * @param client whose requests and calls; replaces one that was watched before
     */
    public synchronized void watch(KeyApiClient client) {
        boolean first = this.client == null;
        this.client = new WeakReference<>(Objects.requireNonNull(client, "client"));
        if (first) {
            gauge("requests.in.flight", "Requests on the wire or about to be", KeyApiClient::requestsInFlight);
            gauge("calls.waiting", "Calls that wait for a place, a permit or a pause", KeyApiClient::callsWaiting);
        }
    }

    private void gauge(String name, String description, ToDoubleFunction<KeyApiClient> value) {
        Gauge.builder(PREFIX + name, () -> {
                    KeyApiClient used = Objects.requireNonNull(client).get();
                    return used == null ? Double.NaN : value.applyAsDouble(used);
                })
                .description(description)
                .tags(tags)
                .register(registry);
    }

    /**
     * Adds the gauge {@code budget.remaining}, unless the budget has no limit: then it is not a number, if another budget
     * was watched before. It never waits for the ledger: reading it asks
     * the ledger, and returns what that said last. So with a ledger that is shared it lags by one reading, and it is not a
     * number while the ledger fails, or once the budget is no longer in use: it does not keep it alive.
     *
     * @param budgeted whose credits; replaces one that was watched before
     */
    public synchronized void watch(BudgetedTrendingHashtags budgeted) {
        boolean first = remaining == null;
        RemainingCredits watched = new RemainingCredits(budgeted);
        if (first && watched.areUnlimited()) {
            return;
        }
        remaining = watched;
        if (first) {
            Gauge.builder(
                            PREFIX + "budget.remaining",
                            () -> Objects.requireNonNull(remaining).read())
                    .description("Credits that can still be reserved")
                    .tags(tags)
                    .register(registry);
        }
    }

    @Override
    public void attemptEnded(AttemptEnded event) {
        attempts.withTag("status", status(event)).record(event.took());
    }

    /** Maps a number that is no HTTP status to {@code other}: a server can send any, and each would be a meter. */
    private static String status(AttemptEnded event) {
        Integer status = event.status();
        return status == null || (status >= 100 && status <= 599) ? event.outcome() : "other";
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        retries.withTag("reason", event.reason()).increment();
    }

    @Override
    public void retryRefused(RetryRefused event) {
        retriesRefused.withTag("reason", lowerCase(event.reason())).increment();
    }

    @Override
    public void callEnded(CallEnded event) {
        Duration took = event.receipt().elapsed();
        calls.withTag("outcome", event.outcome()).record(took);
        credits.increment(event.receipt().creditsAtMost());
        if (event.failure() instanceof NotSent refusal) {
            refused(refusal);
        }
    }

    @Override
    public void cacheLookup(CacheLookup event) {
        cache.withTag("result", lowerCase(event.result())).increment();
    }

    @Override
    public void callRefused(CallRefused event) {
        refused(event.refusal());
    }

    private void refused(NotSent refusal) {
        refusals.withTag("reason", lowerCase(refusal.reason())).increment();
    }

    @Override
    public void storeFailed(StoreFailed event) {
        storeFailures.withTag("store", lowerCase(event.store())).increment();
    }

    @Override
    public void driftFound(DriftFound event) {
        drift.withTag("kind", lowerCase(event.kind())).increment();
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
