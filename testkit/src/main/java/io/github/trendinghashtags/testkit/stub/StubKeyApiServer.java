package io.github.trendinghashtags.testkit.stub;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.testkit.FakeTrendingHashtags;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An HTTP/1.1 server on this machine that simulates the vendor, and fails on demand. Checks the bearer key and every
 * parameter, filters and pages a top 100, takes 2 credits for each request that it accepts, and records every request.
 * Safe for use by many threads; can be reconfigured while it runs.
 *
 * <pre>{@code
 * try (var stub = StubKeyApiServer.start();
 *         var hashtags = JdkHttpTrendingHashtags.create(stub.settings())) {
 *     stub.enqueue(StubResponse.html(503));
 *     TrendingHashtagsPage page = hashtags.fetch(TrendingHashtagsQuery.defaults());
 *     assertEquals("clean", page.hashtags().get(0).name());
 *     assertEquals(2, stub.requests().size()); // the 503 and its retry
 *     assertEquals(2, stub.creditsCharged());
 * }
 * }</pre>
 *
 * <p>Its ranking is {@linkplain HashtagFixtures#synthetic synthetic}, led by the documented hashtag if that passes the
 * filters: for 7 days, in all regions or the United States, and in all industries or its own.
 */
public final class StubKeyApiServer implements AutoCloseable {
    private static final ApiKey DEFAULT_KEY = ApiKey.of("sk_test_canary_5f1d7c0e9b");

    private final VendorSimulator vendor;
    private final StubScript script;
    private final RequestLog log = new RequestLog();
    private final StubSockets sockets;

    private StubKeyApiServer(Clock clock) throws IOException {
        this.vendor = new VendorSimulator(clock, DEFAULT_KEY);
        this.script = new StubScript(vendor, clock);
        this.sockets = new StubSockets(log, script);
    }

    /**
     * Starts a stub on a free port.
     *
     * @return the stub, to be closed
     */
    public static StubKeyApiServer start() {
        return start(Clock.systemUTC());
    }

    /**
     * Starts a stub on a free port.
     *
     * @param clock for the rate limit, the {@code Date} of responses and {@link #changingDaily()}
     * @return the stub, to be closed
     */
    public static StubKeyApiServer start(Clock clock) {
        try {
            return new StubKeyApiServer(Objects.requireNonNull(clock, "clock"));
        } catch (IOException noPort) {
            throw new UncheckedIOException("no port to listen on", noPort);
        }
    }

    /**
     * Returns where the stub listens.
     *
     * @return such as {@code http://127.0.0.1:40001}
     */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + sockets.port());
    }

    /**
     * Returns the key that a new stub accepts. Unique, so that a test can search logs and messages for it.
     *
     * @return the key
     */
    public ApiKey apiKey() {
        return DEFAULT_KEY;
    }

    /**
     * Returns settings for this stub that make tests fast: pauses of a few milliseconds and no rate limit. Attempts,
     * timeouts and limits are the defaults.
     *
     * @return the settings, with {@link #apiKey()}
     */
    public ClientSettings settings() {
        Duration milli = Duration.ofMillis(1);
        return ClientSettings.of(apiKey())
                .withBaseUri(baseUri())
                .withResilience(ResiliencePolicy.defaults()
                        .withBackoff(milli, Duration.ofMillis(4))
                        .withRateLimitedBackoff(milli)
                        .withRateLimit(1_000_000, milli));
    }

    /**
     * Serves these hashtags, filtered and paged, for every period.
     *
     * @param hashtags the ranking, in order
     * @return this stub
     */
    public StubKeyApiServer serving(List<TrendingHashtag> hashtags) {
        vendor.serve(FakeTrendingHashtags.of(hashtags));
        return this;
    }

    /**
     * Serves a synthetic top 100 that changes each day, at midnight UTC of the stub's clock: see {@link
     * FakeTrendingHashtags#changingDaily}. The ranking at first never changes.
     *
     * @return this stub
     */
    public StubKeyApiServer changingDaily() {
        vendor.changeDaily();
        return this;
    }

    /**
     * Accepts these keys and no others.
     *
     * @param keys the keys; none at all refuses every request
     * @return this stub
     */
    public StubKeyApiServer accepting(ApiKey... keys) {
        vendor.accept(Set.of(keys));
        return this;
    }

    /**
     * Sets the balance, unlimited at first. A request that finds less than 2 gets a 402.
     *
     * @param balance credits, from 0
     * @return this stub
     */
    public StubKeyApiServer credits(long balance) {
        vendor.credits(balance);
        return this;
    }

    /**
     * Limits the rate, unlimited at first. Further requests in a window get a 429 whose {@code Retry-After}
     * says in whole seconds when the next one begins. A window begins with the first request after the one before it.
     *
     * @param requests how many a window allows, from 0
     * @param per how long a window is
     * @return this stub
     */
    public StubKeyApiServer rateLimit(int requests, Duration per) {
        vendor.rateLimit(requests, Objects.requireNonNull(per, "per"));
        return this;
    }

    /**
     * Sets whether pages are compressed for clients that accept gzip: true at first.
     *
     * @param enabled false to send everything as it is
     * @return this stub
     */
    public StubKeyApiServer gzip(boolean enabled) {
        vendor.gzip(enabled);
        return this;
    }

    /**
     * Delays every response in real time: by nothing at first.
     *
     * @param delay from a request's arrival to its response
     * @return this stub
     */
    public StubKeyApiServer latency(Duration delay) {
        script.latency(Objects.requireNonNull(delay, "delay"));
        return this;
    }

    /**
     * Appends a response to the queue, of which each request takes one, whatever its path and parameters. It is neither
     * compressed nor charged.
     *
     * @param response the response
     * @return this stub
     */
    public StubKeyApiServer enqueue(StubResponse response) {
        script.add(response);
        return this;
    }

    /**
     * Appends a fault to the queue, of which each request takes one, or each new connection for {@link
     * WireFault#unread()}.
     *
     * @param fault the fault
     * @return this stub
     */
    public StubKeyApiServer enqueue(WireFault fault) {
        script.add(fault);
        return this;
    }

    /**
     * Empties the queue.
     *
     * @return this stub
     */
    public StubKeyApiServer clearQueue() {
        script.clear();
        return this;
    }

    /**
     * Sets how long the {@code await} methods wait: 10 s at first.
     *
     * @param longestWait real time, above 0
     * @return this stub
     */
    public StubKeyApiServer awaitAtMost(Duration longestWait) {
        log.awaitAtMost(Objects.requireNonNull(longestWait, "longestWait"));
        return this;
    }

    /**
     * Returns the requests that have arrived, in order.
     *
     * @return a copy
     */
    public List<StubRequest> requests() {
        return log.requests();
    }

    /**
     * Waits until this many requests have arrived in all.
     *
     * @param count how many, from 1
     * @return the requests
     * @throws AssertionError if they have not within 10 s
     */
    public List<StubRequest> awaitRequests(int count) {
        log.await("requests", count, () -> log.requests().size() >= count);
        return log.requests();
    }

    /**
     * Waits until the first bytes of this many responses are sent.
     *
     * @param count how many since the start or the last {@link #reset()}, from 1
     * @throws AssertionError if they have not within 10 s
     */
    public void awaitResponses(int count) {
        log.await("responses begun", count, () -> log.responsesBegun() >= count);
    }

    /**
     * Returns the greatest number of requests that waited for their responses at the same time.
     *
     * @return from 0
     */
    public int mostInFlight() {
        return log.mostInFlight();
    }

    /**
     * Returns every connection that clients have made, in order, and how each of them ended.
     *
     * @return a copy
     */
    public List<StubConnection> connections() {
        return log.connections();
    }

    /**
     * Returns the number of connections that clients have made, with or without a request.
     *
     * @return from 0
     */
    public int connectionsAccepted() {
        return log.accepted();
    }

    /**
     * Returns the number of connections that neither side has closed yet.
     *
     * @return from 0
     */
    public int connectionsOpen() {
        return log.open();
    }

    /**
     * Returns the number of connections that the stub has closed and the client has not yet: see {@link
     * WireFault#dropped(StubResponse, Duration)}.
     *
     * @return from 0
     */
    public int connectionsHalfClosed() {
        return sockets.halfClosed();
    }

    /**
     * Waits until exactly this many connections are open. A client that closes one while its response is held is
     * noticed.
     *
     * @param count how many, from 0
     * @throws AssertionError if it is another number for 10 s
     */
    public void awaitConnectionsOpen(int count) {
        log.await("open connections", count, () -> log.open() == count);
    }

    /**
     * Returns the credits charged: 2 for each request that was accepted. Scripted responses cost nothing here; see
     * {@link #creditsChargedAtMost()}.
     *
     * @return from 0
     */
    public long creditsCharged() {
        return vendor.charged();
    }

    /**
     * Returns the credits charged by a vendor that charges for failures too, which ours does not document: {@link
     * #creditsCharged()}, and 2 for each request that got a scripted response or fault and would have been accepted.
     * The sum of {@code creditsAtMost()} over the receipts of all calls is no less.
     *
     * @return from 0
     */
    public long creditsChargedAtMost() {
        return vendor.chargedAtMost();
    }

    /**
     * Restores the state after the start, on the same port: forgets requests, closed connections, the queue and the
     * credits charged, and undoes every setting. Open connections stay open and listed, and a response that is held or
     * being sent is not affected.
     *
     * @return this stub
     */
    public StubKeyApiServer reset() {
        script.reset();
        vendor.reset();
        log.reset();
        return this;
    }

    /** Closes all connections and ends all threads. Returns at once if it is closed. */
    @Override
    public void close() {
        sockets.close();
    }
}
