package io.github.trendinghashtags.adapter.jdkhttp;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.retry.Retry;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.CallEngine;
import io.github.trendinghashtags.keyapi.TimeSource;
import java.net.http.HttpClient;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads trending hashtags through the JDK's HTTP client. Safe for use by many threads; one instance is made to serve a
 * whole application, since its pace and its connections are shared by all calls. After {@link #close()}, calls fail with
 * {@link io.github.trendinghashtags.TrendingHashtagsException.NotSent}.
 *
 * <p>It starts no thread for a call: waiting calls hold none, and asynchronous ones are decoded on a few threads of its
 * own, or on the builder's executor.
 *
 * <p>The JDK's client sends a GET again by itself where a reused connection turns out to be dead before the first byte of
 * an answer; that counts as one attempt here, and as one request for a vendor that never read the first.
 *
 * <pre>{@code
 * try (var hashtags = JdkHttpTrendingHashtags.create(ClientSettings.fromEnvironment())) {
 *     TrendingHashtagsPage page = hashtags.fetch(TrendingHashtagsQuery.defaults());
 * }
 * }</pre>
 */
public final class JdkHttpTrendingHashtags implements TrendingHashtagsPort, AutoCloseable {
    private final CallEngine engine;
    private final Runnable release;

    private JdkHttpTrendingHashtags(CallEngine engine, Runnable release) {
        this.engine = engine;
        this.release = release;
    }

    /**
     * A client with those settings and parts of its own.
     *
     * @param settings address, key and limits
     * @return the client, to be closed
     */
    public static JdkHttpTrendingHashtags create(ClientSettings settings) {
        return builder(settings).build();
    }

    /**
     * A client some of whose parts are the user's.
     *
     * @param settings address, key and limits
     * @return a builder
     */
    public static Builder builder(ClientSettings settings) {
        return new Builder(settings);
    }

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        return engine.fetch(query);
    }

    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        return engine.fetchAsync(query);
    }

    /**
     * Fails the calls under way and lets go of the client's own threads and connections, without waiting for them. Java 17
     * has no way to end an HTTP client: there its idle connections and its one thread go when it is collected, and where
     * a cancellation has made it lose count of its requests, which is rare, not even then. So keep one client.
     */
    @Override
    public void close() {
        engine.close();
        release.run();
    }

    /** Puts a client together. What it is given stays the user's, and is never closed here. */
    public static final class Builder {
        private static final AtomicInteger CLIENTS = new AtomicInteger();

        private final ClientSettings settings;
        private @Nullable HttpClient httpClient;
        private @Nullable Executor executor;
        private @Nullable Retry retry;
        private @Nullable RateLimiter rateLimiter;
        private @Nullable CircuitBreaker circuitBreaker;
        private @Nullable TimeSource timeSource;

        private Builder(ClientSettings settings) {
            this.settings = Objects.requireNonNull(settings, "settings");
        }

        /**
         * Sends through that client, with its connect timeout, version and proxy. Default: HTTP/1.1 with the settings'
         * connect timeout.
         *
         * @param httpClient a client that follows no redirects, since they can carry the key elsewhere
         * @return this
         * @throws IllegalArgumentException where the client follows redirects
         */
        public Builder httpClient(HttpClient httpClient) {
            if (httpClient.followRedirects() != HttpClient.Redirect.NEVER) {
                throw new IllegalArgumentException(
                        "the HTTP client must follow redirects NEVER, was " + httpClient.followRedirects());
            }
            this.httpClient = httpClient;
            return this;
        }

        /**
         * Runs the steps of asynchronous calls, decoding included, and what is chained to their futures. Default: as many
         * daemon threads as there are processors.
         *
         * @param executor must not run tasks on the thread that submits them
         * @return this
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /**
         * Repeats failed attempts by that retry, so that its registry, metrics and events apply; its attempts and pauses
         * replace the policy's. It can't repeat what is not retryable, nor wait less than the vendor asks.
         *
         * @param retry the user's retry
         * @return this
         */
        public Builder retry(Retry retry) {
            this.retry = Objects.requireNonNull(retry, "retry");
            return this;
        }

        /**
         * Paces attempts by that limiter, one permit an attempt; it replaces the policy's pace and {@code timeoutDuration}.
         *
         * @param rateLimiter the user's limiter
         * @return this
         */
        public Builder rateLimiter(RateLimiter rateLimiter) {
            this.rateLimiter = Objects.requireNonNull(rateLimiter, "rateLimiter");
            return this;
        }

        /**
         * Asks that breaker before each attempt. A vendor that refuses a request (4xx) counts as a success. Default: none.
         *
         * @param circuitBreaker the user's breaker
         * @return this
         */
        public Builder circuitBreaker(CircuitBreaker circuitBreaker) {
            this.circuitBreaker = Objects.requireNonNull(circuitBreaker, "circuitBreaker");
            return this;
        }

        /**
         * Tells and awaits the time by that source, for tests. Default: the system's clocks and one daemon thread.
         *
         * @param timeSource the user's time
         * @return this
         */
        public Builder timeSource(TimeSource timeSource) {
            this.timeSource = Objects.requireNonNull(timeSource, "timeSource");
            return this;
        }

        /**
         * The client.
         *
         * @return the client, to be closed
         */
        public JdkHttpTrendingHashtags build() {
            ThreadFactory threads = daemons("trending-hashtags-jdk-http-" + CLIENTS.incrementAndGet());
            HttpClient client = httpClient == null ? defaultClient() : httpClient;
            ScheduledThreadPoolExecutor scheduler = scheduler(threads);
            ExecutorService workers = workers(threads);
            TimeSource time = timeSource == null ? TimeSource.system(scheduler) : timeSource;
            JdkHttpTransport transport = new JdkHttpTransport(client, settings.maxBodyBytes());
            CallEngine engine = new CallEngine(
                    settings,
                    transport,
                    JacksonTokens::open,
                    new Resilience4jResilience(
                            retry == null ? Resilience4jResilience.retry(settings.resilience()) : retry,
                            rateLimiter == null
                                    ? Resilience4jResilience.rateLimiter(settings.resilience(), time)
                                    : rateLimiter,
                            circuitBreaker),
                    time,
                    executor == null ? workers : executor);
            boolean ownClient = httpClient == null;
            return new JdkHttpTrendingHashtags(engine, () -> {
                scheduler.shutdownNow();
                workers.shutdown();
                transport.close(ownClient);
            });
        }

        /** Its own tasks are a few instructions each, so its selector thread runs them; decoding never comes there. */
        HttpClient defaultClient() {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(settings.connectTimeout())
                    .executor(Runnable::run)
                    .build();
        }

        private static ScheduledThreadPoolExecutor scheduler(ThreadFactory threads) {
            ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, threads);
            scheduler.setRemoveOnCancelPolicy(true);
            // Due before almost any timeout, so that to set one wakes no thread: that is a tenth of a call.
            scheduler.scheduleWithFixedDelay(() -> {}, 1, 1, TimeUnit.SECONDS);
            return scheduler;
        }

        private static ExecutorService workers(ThreadFactory threads) {
            int processors = Runtime.getRuntime().availableProcessors();
            ThreadPoolExecutor workers = new ThreadPoolExecutor(
                    processors, processors, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
            workers.allowCoreThreadTimeOut(true);
            return workers;
        }

        private static ThreadFactory daemons(String name) {
            AtomicInteger count = new AtomicInteger();
            return task -> {
                Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            };
        }
    }
}
