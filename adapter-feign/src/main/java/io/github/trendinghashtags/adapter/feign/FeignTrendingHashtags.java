package io.github.trendinghashtags.adapter.feign;

import feign.Client;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.retry.Retry;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.CallEngine;
import io.github.trendinghashtags.keyapi.TimeSource;
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
 * Reads trending hashtags through Feign, by default on Apache HttpClient 5. Safe for use by many threads; one instance is
 * made to serve a whole application, since its pace and its connections are shared by all calls. After {@link #close()},
 * calls fail with {@link io.github.trendinghashtags.TrendingHashtagsException.NotSent}.
 *
 * <p>Feign blocks, so each request holds one of the client's own threads, or one of the builder's executor, while it is
 * on the wire; a call that waits for its turn holds none. A blocking call is carried out there too, since a thread that
 * reads from a socket can't be interrupted, while one that waits for it can.
 *
 * <pre>{@code
 * try (var hashtags = FeignTrendingHashtags.create(ClientSettings.fromEnvironment())) {
 *     TrendingHashtagsPage page = hashtags.fetch(TrendingHashtagsQuery.defaults());
 * }
 * }</pre>
 */
public final class FeignTrendingHashtags implements TrendingHashtagsPort, AutoCloseable {
    private final CallEngine engine;
    private final Runnable release;

    private FeignTrendingHashtags(CallEngine engine, Runnable release) {
        this.engine = engine;
        this.release = release;
    }

    /**
     * A client with those settings and parts of its own.
     *
     * @param settings address, key and limits
     * @return the client, to be closed
     */
    public static FeignTrendingHashtags create(ClientSettings settings) {
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

    /** Fails the calls under way and lets go of the client's own threads and connections, without waiting for them. */
    @Override
    public void close() {
        engine.close();
        release.run();
    }

    /** Puts a client together. What it is given stays the user's, and is never closed here. */
    public static final class Builder {
        private static final AtomicInteger CLIENTS = new AtomicInteger();

        private final ClientSettings settings;
        private @Nullable Client client;
        private @Nullable Executor executor;
        private @Nullable Retry retry;
        private @Nullable RateLimiter rateLimiter;
        private @Nullable CircuitBreaker circuitBreaker;
        private @Nullable TimeSource timeSource;

        private Builder(ClientSettings settings) {
            this.settings = Objects.requireNonNull(settings, "settings");
        }

        /**
         * Sends through that client. Each request comes with the settings' timeouts, and with redirects off. What it does
         * beyond Feign's contract is the user's: a client that repeats requests or follows redirects all the same can cost
         * credits that no receipt shows. An answer that stalls is given up in time; its connection is let go when the
         * client heeds an interrupt or its own read timeout. What OkHttp, the JDK's client and an ordinary HttpClient 5 can't
         * do is on the {@linkplain io.github.trendinghashtags.adapter.feign package's page}. Default: Apache HttpClient 5,
         * made to do none of this by itself, whose connections are broken at once.
         *
         * @param client sends one request
         * @return this
         */
        public Builder client(Client client) {
            this.client = Objects.requireNonNull(client, "client");
            return this;
        }

        /**
         * Carries out the requests, and the steps of asynchronous calls and what is chained to their futures. Default: as
         * many daemon threads as there may be requests in flight.
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
        public FeignTrendingHashtags build() {
            ThreadFactory threads = daemons("trending-hashtags-feign-" + CLIENTS.incrementAndGet());
            Client sender = client == null ? ApacheClient.create(settings) : client;
            ScheduledThreadPoolExecutor scheduler = scheduler(threads);
            ExecutorService workers = workers(threads);
            TimeSource time = timeSource == null ? TimeSource.system(scheduler) : timeSource;
            Executor carrier = executor == null ? workers : executor;
            CallEngine engine = new CallEngine(
                    settings,
                    new FeignTransport(sender, settings, carrier),
                    JacksonTokens::open,
                    new Resilience4jResilience(
                            retry == null ? Resilience4jResilience.retry(settings.resilience()) : retry,
                            rateLimiter == null
                                    ? Resilience4jResilience.rateLimiter(settings.resilience(), time)
                                    : rateLimiter,
                            circuitBreaker),
                    time,
                    carrier);
            return new FeignTrendingHashtags(engine, () -> {
                scheduler.shutdownNow();
                workers.shutdown();
                // A user's client is never one of these.
                if (sender instanceof ApacheClient own) {
                    own.close();
                }
            });
        }

        private static ScheduledThreadPoolExecutor scheduler(ThreadFactory threads) {
            ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, threads);
            scheduler.setRemoveOnCancelPolicy(true);
            // Due before almost any timeout, so that to set one wakes no thread: that is a tenth of a call.
            scheduler.scheduleWithFixedDelay(() -> {}, 1, 1, TimeUnit.SECONDS);
            return scheduler;
        }

        private ExecutorService workers(ThreadFactory threads) {
            int most = settings.maxConcurrency();
            ThreadPoolExecutor workers =
                    new ThreadPoolExecutor(most, most, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
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
