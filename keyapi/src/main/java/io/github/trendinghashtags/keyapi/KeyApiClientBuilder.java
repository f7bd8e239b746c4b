package io.github.trendinghashtags.keyapi;

import com.fasterxml.jackson.core.json.PackageVersion;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.Registry;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.ResiliencePolicy;
import java.lang.module.ModuleDescriptor.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the builders of all transports share. The user's own parts are not closed with the client.
 *
 * @param <B> the builder itself
 */
public abstract class KeyApiClientBuilder<B extends KeyApiClientBuilder<B>> {
    private static final String NAME = "trending-hashtags";
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private final ClientSettings settings;
    private @Nullable Executor executor;
    private @Nullable CallListener listener;
    private @Nullable Retry retry;
    private @Nullable RateLimiter rateLimiter;
    private @Nullable Pace pace;
    private @Nullable CircuitBreaker circuitBreaker;
    private @Nullable RetryRegistry retryRegistry;
    private @Nullable RateLimiterRegistry rateLimiterRegistry;
    private @Nullable CircuitBreakerRegistry circuitBreakerRegistry;
    private @Nullable TimeSource time;

    /**
     * Creates a builder.
     *
     * @param settings address, key and limits
     */
    protected KeyApiClientBuilder(ClientSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * Completes the futures of asynchronous calls, and so runs their continuations. If it takes longer than the call
     * timeout allows, or the call times out or is closed, a thread of the client's does. Default: the client's own daemon
     * threads, as many as there are processors, and more while continuations block them.
     *
     * @param executor should not run tasks on the thread that submits them
     * @return this
     */
    public B executor(Executor executor) {
        this.executor = Objects.requireNonNull(executor, "executor");
        return self();
    }

    /**
     * Repeats failed attempts by this retry, so that its metrics and events apply; its attempts and intervals replace the
     * policy's. It cannot repeat what is not retryable, wait less than the vendor asks, or allow more attempts than the
     * settings' policy. Default: one made from the policy.
     *
     * @param retry the user's retry
     * @return this
     */
    public B retry(Retry retry) {
        this.retry = Objects.requireNonNull(retry, "retry");
        return self();
    }

    /**
     * Makes the retry in this registry, with the policy's attempts and backoff, so that metrics bound to the registry
     * see it. It is named {@code trending-hashtags}, or {@code trending-hashtags-2} and so on if that name is taken, and
     * removed when the client is closed. Ignored if a {@link #retry(Retry) retry} is given.
     *
     * @param registry the user's registry
     * @return this
     */
    public B retryRegistry(RetryRegistry registry) {
        this.retryRegistry = Objects.requireNonNull(registry, "retryRegistry");
        return self();
    }

    /**
     * Paces attempts by this limiter, one permission an attempt; it replaces the policy's limit and timeout duration.
     * Default: one made from the policy.
     *
     * @param rateLimiter the user's limiter
     * @return this
     */
    public B rateLimiter(RateLimiter rateLimiter) {
        this.rateLimiter = Objects.requireNonNull(rateLimiter, "rateLimiter");
        return self();
    }

    /**
     * Makes the rate limiter in this registry, with the policy's limit, named and removed as {@link
     * #retryRegistry(RetryRegistry)} says. Ignored if a {@link #rateLimiter(RateLimiter) limiter} is given.
     *
     * @param registry the user's registry
     * @return this
     */
    public B rateLimiterRegistry(RateLimiterRegistry registry) {
        this.rateLimiterRegistry = Objects.requireNonNull(registry, "rateLimiterRegistry");
        return self();
    }

    /**
     * Paces attempts by what this client shares with others: it is asked for a permit before each attempt, at the rate and
     * with the timeout duration of the rate limiter, which is used only while the pace fails, and else sees no attempt.
     * Default: none.
     *
     * @param pace the pace; it stays the user's
     * @return this
     */
    public B pace(Pace pace) {
        this.pace = Objects.requireNonNull(pace, "pace");
        return self();
    }

    /**
     * Asks this breaker before each attempt. 4xx counts as success; I/O errors, timeouts, 5xx and malformed responses count
     * as failures. Default: none.
     *
     * @param circuitBreaker the user's breaker
     * @return this
     */
    public B circuitBreaker(CircuitBreaker circuitBreaker) {
        this.circuitBreaker = Objects.requireNonNull(circuitBreaker, "circuitBreaker");
        return self();
    }

    /**
     * Makes a breaker in this registry, with the registry's default configuration, named and removed as {@link
     * #retryRegistry(RetryRegistry)} says. Ignored if a {@link #circuitBreaker(CircuitBreaker) breaker} is given.
     *
     * @param registry the user's registry
     * @return this
     */
    public B circuitBreakerRegistry(CircuitBreakerRegistry registry) {
        this.circuitBreakerRegistry = Objects.requireNonNull(registry, "circuitBreakerRegistry");
        return self();
    }

    /**
     * Passes what each call does to this listener; {@link CallListener} says on which threads. It replaces a listener given
     * before: {@link CallListener#all} makes one of several. Default: none, which costs nothing.
     *
     * @param listener the user's listener
     * @return this
     */
    public B listener(CallListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
        return self();
    }

    /** Uses other clocks and timers than the system's, for tests. */
    B time(TimeSource time) {
        this.time = time;
        return self();
    }

    /**
     * Returns the settings that the client is built with.
     *
     * @return address, key and limits
     */
    protected final ClientSettings settings() {
        return settings;
    }

    /**
     * Requires a library of at least this version. Fails when a client is built, not after a request that was paid for.
     *
     * @param library its name, for the message
     * @param needed the oldest version that works, such as {@code 2.18}
     * @param found the version on the class path; null, or one that does not begin with a number, passes
     * @throws IllegalStateException if it is older
     */
    protected static void requireVersion(String library, String needed, @Nullable String found) {
        String numbers = String.valueOf(found).replaceFirst("[^0-9.].*", "");
        if (!numbers.isEmpty() && Version.parse(numbers).compareTo(Version.parse(needed)) < 0) {
            throw new IllegalStateException(
                    library + " " + found + " on the class path is too old: " + needed + " or later is needed");
        }
    }

    /**
     * Creates a pool for a transport that blocks.
     *
     * @param threads the most tasks that run at once; others wait
     * @param factory creates the threads, which end when they are idle
     * @return the pool, which the transport shuts down
     */
    protected static ThreadPoolExecutor threadPool(int threads, ThreadFactory factory) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Creates the parts of a client. */
    final Parts parts(String name, Function<ThreadFactory, ? extends Transport> transport) {
        requireVersion("jackson-core", "2.18", PackageVersion.VERSION.toString()); // for maxTokenCount
        if (retry != null) {
            requireAttemptsWithinPolicy(retry, settings.resilience());
        }
        List<Runnable> cleanup = new ArrayList<>();
        ThreadFactory threads = daemons(NAME + "-" + name + "-" + CLIENTS.incrementAndGet());
        Transport sender = transport.apply(threads);
        try {
            ScheduledThreadPoolExecutor scheduler = scheduler(threads);
            cleanup.add(scheduler::shutdownNow);
            WorkerPool workers = new WorkerPool(scheduler, threads);
            cleanup.add(workers::shutdown);
            ExecutorService keyLookups = threadPool(settings.maxConcurrency(), threads);
            cleanup.add(keyLookups::shutdownNow);
            TimeSource clock = time == null ? TimeSource.system(scheduler) : time;
            return new Parts(
                    settings,
                    sender,
                    clock,
                    retry(cleanup),
                    retry != null,
                    rateLimiter(clock, cleanup),
                    pace,
                    circuitBreaker(cleanup),
                    workers,
                    keyLookups,
                    executor == null ? Runnable::run : executor,
                    listener,
                    () -> cleanup.forEach(Listeners::run));
        } catch (RuntimeException | Error failed) {
            cleanup.add(sender::close);
            cleanup.forEach(Listeners::run);
            throw failed;
        }
    }

    /**
     * The parts of a client; {@code release} closes all but the transport.
     *
     * @param usersRetry whether the retry is the user's
     */
    record Parts(
            ClientSettings settings,
            Transport transport,
            TimeSource time,
            Retry retry,
            boolean usersRetry,
            RateLimiter rateLimiter,
            @Nullable Pace pace,
            @Nullable CircuitBreaker circuitBreaker,
            Executor workers,
            Executor keyLookups,
            Executor executor,
            @Nullable CallListener listener,
            Runnable release) {

        /** Returns the parts of a view. */
        Parts withSettings(ClientSettings changed) {
            ResiliencePolicy policy = changed.resilience();
            if (usersRetry) {
                requireAttemptsWithinPolicy(retry, policy);
            }
            Retry kept = usersRetry || policy.equals(settings.resilience())
                    ? retry
                    : Retry.of(NAME + "-view", Retries.config(policy));
            return new Parts(
                    changed,
                    transport,
                    time,
                    kept,
                    usersRetry,
                    rateLimiter,
                    pace,
                    circuitBreaker,
                    workers,
                    keyLookups,
                    executor,
                    listener,
                    release);
        }
    }

    private static void requireAttemptsWithinPolicy(Retry retry, ResiliencePolicy policy) {
        int allowed = policy.maxAttempts();
        int attempts = retry.getRetryConfig().getMaxAttempts();
        if (attempts > allowed) {
            throw new IllegalArgumentException("the retry allows " + attempts
                    + " attempts, more than the " + allowed
                    + " of settings.resilience(), which credit budgets count on: raise maxAttempts there");
        }
    }

    private Retry retry(List<Runnable> cleanup) {
        if (retry != null) {
            return retry;
        }
        var config = Retries.config(settings.resilience());
        RetryRegistry registry = retryRegistry;
        return registry == null
                ? Retry.of(NAME, config)
                : create(registry, cleanup, name -> registry.retry(name, config));
    }

    private RateLimiter rateLimiter(TimeSource clock, List<Runnable> cleanup) {
        if (rateLimiter != null) {
            return rateLimiter;
        }
        ResiliencePolicy policy = settings.resilience();
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(policy.limitForPeriod())
                .limitRefreshPeriod(policy.limitRefreshPeriod())
                .timeoutDuration(policy.timeoutDuration())
                .build();
        RateLimiterRegistry registry = rateLimiterRegistry;
        return registry == null
                ? RateLimiter.of(NAME, config, clock::nanoTime)
                : create(registry, cleanup, name -> registry.rateLimiter(name, config));
    }

    private @Nullable CircuitBreaker circuitBreaker(List<Runnable> cleanup) {
        CircuitBreakerRegistry registry = circuitBreakerRegistry;
        return circuitBreaker != null || registry == null
                ? circuitBreaker
                : create(registry, cleanup, registry::circuitBreaker);
    }

    /** Creates an instance under a name that the registry does not have, and removes it at the end. */
    private static <I> I create(Registry<?, ?> registry, List<Runnable> cleanup, Function<String, I> instance) {
        synchronized (registry) { // Clients that are built at the same time need a name each.
            String name = NAME;
            for (int number = 2; registry.find(name).isPresent(); number++) {
                name = NAME + "-" + number;
            }
            String free = name;
            cleanup.add(() -> registry.remove(free));
            return instance.apply(free);
        }
    }

    private static ScheduledThreadPoolExecutor scheduler(ThreadFactory threads) {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, threads);
        scheduler.setRemoveOnCancelPolicy(true);
        // Is due before almost any timeout, so that setting one wakes no thread, which would take a tenth of a call.
        var unused = scheduler.scheduleWithFixedDelay(() -> {}, 1, 1, TimeUnit.SECONDS);
        return scheduler;
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @SuppressWarnings("unchecked")
    private B self() {
        return (B) this;
    }
}
