package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Takes calls through slots, permits, attempts, backoff and deadlines, the same for every transport. Asynchronous at
 * heart: a waiting call holds no thread. A blocking call runs its steps, decoding included, on the thread that waits for
 * it; an asynchronous one on the executor. Safe for use by many threads.
 */
public final class CallEngine implements AutoCloseable {
    final ClientSettings settings;
    final Transport transport;
    final AnswerReader reader;
    final Resilience resilience;
    final TimeSource time;
    final Slots slots;
    final RetryBudget budget;

    private final Executor executor;
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * An engine over these parts, of which it closes none.
     *
     * @param settings address, key and limits
     * @param transport sends the requests
     * @param json reads the answers
     * @param resilience paces and repeats the attempts
     * @param time tells and awaits the time
     * @param executor runs the steps of asynchronous calls, and what users chain to their futures
     */
    public CallEngine(
            ClientSettings settings,
            Transport transport,
            JsonTokens.Factory json,
            Resilience resilience,
            TimeSource time,
            Executor executor) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.transport = Objects.requireNonNull(transport, "transport");
        this.reader = new AnswerReader(Objects.requireNonNull(json, "json"));
        this.resilience = Objects.requireNonNull(resilience, "resilience");
        this.time = Objects.requireNonNull(time, "time");
        this.executor = Objects.requireNonNull(executor, "executor");
        this.slots = new Slots(settings.maxConcurrency());
        this.budget = new RetryBudget(settings.resilience());
    }

    /**
     * Fetches a page on the calling thread.
     *
     * @param query which page
     * @return the page
     * @throws TrendingHashtagsException as {@link io.github.trendinghashtags.TrendingHashtagsPort#fetch} says
     */
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        CallerThread caller = new CallerThread();
        Call call = begin(query, caller);
        try {
            caller.runUntil(call.result());
        } catch (InterruptedException interrupt) {
            call.interrupted();
            Thread.currentThread().interrupt();
        }
        try {
            return call.result().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof TrendingHashtagsException failure) {
                throw failure;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed;
        }
    }

    /**
     * Fetches a page without blocking.
     *
     * @param query which page
     * @return the page to come; cancelling it stops the call
     */
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        return begin(query, executor).result();
    }

    private Call begin(TrendingHashtagsQuery query, Executor steps) {
        Call call = new Call(this, Objects.requireNonNull(query, "query"), steps);
        underWay.add(call);
        if (closed) {
            call.closed();
        } else {
            call.start();
        }
        return call;
    }

    /** Forgets a call that has ended. */
    void over(Call call) {
        underWay.remove(call);
    }

    boolean isClosed() {
        return closed;
    }

    /** Fails all calls under way, and every later one, with {@link TrendingHashtagsException.NotSent}. Does not wait. */
    @Override
    public void close() {
        closed = true;
        underWay.forEach(Call::closed);
    }
}
