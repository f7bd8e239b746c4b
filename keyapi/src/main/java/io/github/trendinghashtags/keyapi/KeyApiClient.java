package io.github.trendinghashtags.keyapi;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads trending hashtags from KeyAPI over any {@link Transport}: queues, paces, sends, repeats and times out calls alike
 * for all of them. Asynchronous at heart, so a waiting call holds no thread; a blocking call runs its steps, decoding
 * included, on the thread that waits for it. Safe for use by many threads. An adapter extends it to give it a transport and a
 * name of its own.
 */
public class KeyApiClient implements TrendingHashtagsPort, AutoCloseable {
    final KeyApiClientBuilder.Parts parts;
    final AttemptQueue attempts;
    final RetryBudget retryBudget;
    final KeyApi keyApi;
    final ResponseReader reader = new ResponseReader();

    /** The client whose view this is, or null. */
    private final @Nullable KeyApiClient owner;

    private final @Nullable CallListener listener;
    private final Drift drift;
    private final RecentKeys keys;

    /** Those of the client and of all its views. */
    private final Set<Call> callsUnderWay;

    private volatile boolean closed;
    private final AtomicBoolean released = new AtomicBoolean();

    /**
     * Creates a client. The transport is created after the builder was checked, and closed with the client.
     *
     * @param builder the settings, and the user's own parts
     * @param name part of the names of the client's threads
     * @param transport creates the transport, whose threads, if any, come from the factory
     * @throws IllegalArgumentException if the retry allows more attempts than the settings' policy
     * @throws IllegalStateException if a library on the class path is too old
     */
    protected KeyApiClient(
            KeyApiClientBuilder<?> builder, String name, Function<ThreadFactory, ? extends Transport> transport) {
        this(builder.parts(name, transport));
    }

    KeyApiClient(KeyApiClientBuilder.Parts parts) {
        this.parts = parts;
        ClientSettings settings = parts.settings();
        this.attempts = new AttemptQueue(
                new LimiterPace(parts.rateLimiter()),
                parts.pace(),
                settings.maxConcurrency(),
                parts.time(),
                parts.workers());
        this.retryBudget = new RetryBudget(settings.resilience());
        this.keyApi = new KeyApi(settings);
        this.owner = null;
        this.listener = parts.listener() == null ? null : CallListener.all(parts.listener());
        this.drift = new Drift();
        this.keys = new RecentKeys();
        this.callsUnderWay = ConcurrentHashMap.newKeySet();
    }

    /** Creates a view. */
    private KeyApiClient(KeyApiClient owner, KeyApiClientBuilder.Parts parts) {
        this.parts = parts;
        this.attempts = owner.attempts;
        this.retryBudget = owner.retryBudget;
        this.keyApi = new KeyApi(parts.settings());
        this.owner = owner;
        this.listener = owner.listener;
        this.drift = owner.drift;
        this.keys = owner.keys;
        this.callsUnderWay = owner.callsUnderWay;
    }

    /**
     * Builds a client over a transport, which it closes.
     *
     * @param settings address, key and limits
     * @param transport sends the requests
     * @return a builder
     */
    public static Builder builder(ClientSettings settings, Transport transport) {
        return new Builder(settings, transport);
    }

    /**
     * Returns a view of this client with other settings, such as another tenant's key. It shares the client's connections,
     * places among the concurrent requests, pace, retry budget, circuit breaker and listener, so all keys keep to one pace. It is
     * cheap: create one for each tenant, or for each call.
     *
     * <pre>{@code
     * KeyApiClient tenant = hashtags.withSettings(settings -> settings.withApiKey(key).withCallTimeout(Duration.ofSeconds(5)));
     * }</pre>
     *
     * <p>A view can change the key, the timeouts of attempts and calls, the application name, and the policy's attempts, backoff
     * and {@code retryAfterCap}; a view with another policy has a retry of its own, in no registry, unless the builder was given
     * a retry. Closing a view ends its own calls and nothing else, and need not be done; closing the client closes its views.
     *
     * @param change makes the view's settings of this client's or view's
     * @return the view
     * @throws IllegalArgumentException if a setting is changed that is shared; the message names it
     */
    public final KeyApiClient withSettings(UnaryOperator<ClientSettings> change) {
        ClientSettings changed =
                Objects.requireNonNull(Objects.requireNonNull(change, "change").apply(parts.settings()), "settings");
        ViewSettings.requireShared(parts.settings(), changed);
        return new KeyApiClient(owner == null ? this : owner, parts.withSettings(changed));
    }

    @Override
    public final TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        CallingThread caller = new CallingThread();
        Call call = begin(query, caller);
        try {
            caller.runUntilDone(call.result());
        } catch (InterruptedException interrupt) {
            call.interrupted();
            Thread.currentThread().interrupt();
        }
        try {
            return call.result().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof TrendingHashtagsException failure ? failure : failed;
        }
    }

    @Override
    public final CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        return begin(query, null).result();
    }

    @Override
    public final CallLimits callLimits() {
        return CallLimits.of(parts.settings());
    }

    /**
     * Returns the settings, a view's own for a view.
     *
     * @return the settings
     */
    public final ClientSettings settings() {
        return parts.settings();
    }

    /**
     * Returns how many requests are on the wire or about to be, for a gauge.
     *
     * @return from 0 to the settings' {@code maxConcurrency}
     */
    public final int requestsInFlight() {
        return attempts.onTheWire();
    }

    /**
     * Returns how many calls wait: for a place, for a permit, or for the pause before another attempt. For a gauge.
     *
     * @return from 0
     */
    public final int callsWaiting() {
        long running = callsUnderWay.stream().filter(call -> !call.isDone()).count();
        return Math.max(0, Math.toIntExact(running) - attempts.onTheWire());
    }

    /**
     * Returns the circuit breaker that is asked before each attempt, for a health check.
     *
     * @return the breaker that the builder was given, or that it has made in the registry; or null for none
     */
    public final @Nullable CircuitBreaker circuitBreaker() {
        return parts.circuitBreaker();
    }

    private Call begin(TrendingHashtagsQuery query, @Nullable CallingThread caller) {
        Call call = new Call(this, Objects.requireNonNull(query, "query"), caller);
        callsUnderWay.add(call);
        if (isClosed()) {
            call.failClosed();
        } else {
            call.start();
        }
        return call;
    }

    /** Forgets a call that has ended. */
    void forget(Call call) {
        callsUnderWay.remove(call);
    }

    boolean isClosed() {
        return closed || (owner != null && owner.closed);
    }

    /** Returns what collects a call's events. */
    CallEvents events(TrendingHashtagsQuery query) {
        return listener == null ? CallEvents.NONE : new CallEvents(listener, query, parts.time()::nanoTime);
    }

    /** Returns the collector of drift in the response to a query, or null if there is no listener. */
    Drift.@Nullable Reading drift(TrendingHashtagsQuery query, KeyRedactor keys) {
        if (listener == null) {
            return null;
        }
        Drift.Reading reading = drift.reading(keys);
        reading.period(query.period());
        return reading;
    }

    /** Returns what redacts a key, and those of other calls. */
    KeyRedactor redactor(ApiKey key) {
        return keys.redactor(key);
    }

    /**
     * Fails all calls under way, and every later one, with {@link TrendingHashtagsException.NotSent}, and closes the
     * transport and everything else that the client created. Nothing is sent after this method was called. Does not wait. A
     * {@linkplain #withSettings view} fails its own calls alone.
     */
    @Override
    public void close() {
        closed = true;
        if (owner != null) {
            callsUnderWay.stream()
                    .filter(call -> call.isOf(this))
                    .map(Call::closed)
                    .toList()
                    .forEach(Runnable::run);
            return;
        }
        attempts.close();
        List<Runnable> completions = callsUnderWay.stream().map(Call::closed).toList();
        Listeners.run(parts.transport()::close);
        completions.forEach(Runnable::run);
        if (released.compareAndSet(false, true)) {
            parts.release().run();
        }
    }

    /** Builds a client over a given transport. */
    public static final class Builder extends KeyApiClientBuilder<Builder> {
        private final Transport transport;

        private Builder(ClientSettings settings, Transport transport) {
            super(settings);
            this.transport = Objects.requireNonNull(transport, "transport");
        }

        /**
         * Builds the client.
         *
         * @return the client, to be closed
         * @throws IllegalArgumentException if the retry allows more attempts than the settings
         * @throws IllegalStateException if a library on the class path is too old
         */
        public KeyApiClient build() {
            return new KeyApiClient(this, "keyapi", threads -> transport);
        }
    }
}
