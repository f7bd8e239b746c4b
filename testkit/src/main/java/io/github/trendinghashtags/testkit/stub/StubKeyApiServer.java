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
import java.util.Set;

/**
 * A real HTTP/1.1 server on this machine that behaves like the vendor, and misbehaves on demand. It checks the bearer
 * key and every parameter, filters and pages a top 100, takes 2 credits for each request that it accepts, and records
 * all that arrives. It is safe for use by many threads, and can be reconfigured while it runs.
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
 * <p>Its ranking is {@linkplain HashtagFixtures#synthetic synthetic}, led by the documented hashtag where that belongs:
 * for 7 days, in all regions or the United States, and in all industries or its own.
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
            return new StubKeyApiServer(clock);
        } catch (IOException noPort) {
            throw new UncheckedIOException("no port to listen on", noPort);
        }
    }

    /**
     * Where the stub listens.
     *
     * @return such as {@code http://127.0.0.1:40001}
     */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + sockets.port());
    }

    /**
     * The key that a new stub accepts. No other text has it in it, so that it can be looked for in logs and messages.
     *
     * @return the key
     */
    public ApiKey apiKey() {
        return DEFAULT_KEY;
    }

    /**
     * Settings that lead here, and that are quick to fail: pauses of a few milliseconds and no pace to keep. Attempts,
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
     * Sets the balance, which nothing ends at first. A request that finds less than 2 gets a 402.
     *
     * @param balance credits, from 0
     * @return this stub
     */
    public StubKeyApiServer credits(long balance) {
        vendor.credits(balance);
        return this;
    }

    /**
     * Limits the rate, which nothing does at first. Further requests in a window get a 429 whose {@code Retry-After} says
     * in whole seconds when the next one begins. A window begins with the first request after the one before it.
     *
     * @param requests how many a window allows, from 0
     * @param per how long a window is
     * @return this stub
     */
    public StubKeyApiServer rateLimit(int requests, Duration per) {
        vendor.rateLimit(requests, per);
        return this;
    }

    /**
     * Whether pages are compressed for clients that ask for gzip; they are at first.
     *
     * @param enabled false to send everything as it is
     * @return this stub
     */
    public StubKeyApiServer gzip(boolean enabled) {
        vendor.gzip(enabled);
        return this;
    }

    /**
     * Delays every response in real time, as a distant server would; nothing is delayed at first.
     *
     * @param delay from a request's arrival to its response
     * @return this stub
     */
    public StubKeyApiServer latency(Duration delay) {
        script.latency(delay);
        return this;
    }

    /**
     * Gives this response to the next request that finds no earlier one in the queue, whatever it asks for. It is neither
     * checked nor charged, nor compressed.
     *
     * @param response the response
     * @return this stub
     */
    public StubKeyApiServer enqueue(StubResponse response) {
        script.add(response);
        return this;
    }

    /**
     * Applies this to the next request, or for {@link WireFault#unread()} the next connection, that finds nothing earlier
     * in the queue.
     *
     * @param fault the fault
     * @return this stub
     */
    public StubKeyApiServer enqueue(WireFault fault) {
        script.add(fault);
        return this;
    }

    /**
     * Forgets what is still in the queue.
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
        log.awaitAtMost(longestWait);
        return this;
    }

    /**
     * What has arrived, in order.
     *
     * @return a copy
     */
    public List<StubRequest> requests() {
        return log.requests();
    }

    /**
     * Waits until so many requests have arrived in all.
     *
     * @param count how many, from 1
     * @return what has arrived
     * @throws AssertionError if they have not within 10 s
     */
    public List<StubRequest> awaitRequests(int count) {
        log.await("requests", count, () -> log.requests().size() >= count);
        return log.requests();
    }

    /**
     * Waits until so many responses have begun: their first bytes are sent.
     *
     * @param count how many since the start or the last {@link #reset()}, from 1
     * @throws AssertionError if they have not within 10 s
     */
    public void awaitResponses(int count) {
        log.await("responses begun", count, () -> log.responsesBegun() >= count);
    }

    /**
     * The most requests that were waiting for their responses at the same time.
     *
     * @return from 0
     */
    public int mostInFlight() {
        return log.mostInFlight();
    }

    /**
     * Every connection that clients have made, in order, and how each of them ended.
     *
     * @return a copy
     */
    public List<StubConnection> connections() {
        return log.connections();
    }

    /**
     * Connections that clients have made, whether or not a request came over them.
     *
     * @return from 0
     */
    public int connectionsAccepted() {
        return log.accepted();
    }

    /**
     * Connections that neither side has closed yet.
     *
     * @return from 0
     */
    public int connectionsOpen() {
        return log.open();
    }

    /**
     * Connections that the stub has closed, and whose clients have not closed their side yet: see {@link
     * WireFault#dropped(StubResponse, Duration)}.
     *
     * @return from 0
     */
    public int connectionsHalfClosed() {
        return sockets.halfClosed();
    }

    /**
     * Waits until just so many connections are open: a response that is held back notices a client that lets go.
     *
     * @param count how many, from 0
     * @throws AssertionError where it is another number for 10 s
     */
    public void awaitConnectionsOpen(int count) {
        log.await("open connections", count, () -> log.open() == count);
    }

    /**
     * Credits taken for the requests that were accepted: 2 for each. Scripted responses cost nothing here; see {@link
     * #creditsChargedAtMost()}.
     *
     * @return from 0
     */
    public long creditsCharged() {
        return vendor.charged();
    }

    /**
     * Returns the credits that a vendor may take that charges for failures too, which ours does not document: {@link
     * #creditsCharged()}, and 2 for each request that got a scripted response or fault and would have been accepted. The
     * {@code creditsAtMost()} of the receipts of all calls add up to no less.
     *
     * @return from 0
     */
    public long creditsChargedAtMost() {
        return vendor.chargedAtMost();
    }

    /**
     * Makes the stub as it was when it started, on the same port: forgets requests, closed connections, the queue and the
     * credits charged, and undoes every setting. Connections that are open stay open and listed, and a response that is
     * being held or sent is not affected.
     *
     * @return this stub
     */
    public StubKeyApiServer reset() {
        script.reset();
        vendor.reset();
        log.reset();
        return this;
    }

    /** Closes all connections and ends all threads. Returns at once where it is closed. */
    @Override
    public void close() {
        sockets.close();
    }
}
