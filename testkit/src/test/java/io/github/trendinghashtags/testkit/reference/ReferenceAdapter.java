package io.github.trendinghashtags.testkit.reference;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.CallEngine;
import io.github.trendinghashtags.keyapi.JsonTokens;
import io.github.trendinghashtags.keyapi.Resilience;
import io.github.trendinghashtags.keyapi.TimeSource;
import io.github.trendinghashtags.keyapi.Transport;
import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;

/** The smallest adapter that passes the contract, of nothing but core and the JDK; and what broken ones are made of. */
public final class ReferenceAdapter implements TrendingHashtagsPort, AutoCloseable {
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "reference-timer");
        thread.setDaemon(true);
        return thread;
    });
    private final CallEngine engine;

    public ReferenceAdapter(
            ClientSettings settings, Transport transport, JsonTokens.Factory json, Resilience resilience) {
        TimeSource time = TimeSource.system(scheduler);
        this.engine = new CallEngine(settings, transport, json, resilience, time, ForkJoinPool.commonPool());
    }

    public static ReferenceAdapter create(ClientSettings settings) {
        return new ReferenceAdapter(
                settings,
                new ReferenceTransport(settings, HttpClient.Redirect.NEVER),
                TinyJson::open,
                new ReferenceResilience(settings.resilience(), TrendingHashtagsException::retryable));
    }

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        return engine.fetch(query);
    }

    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        return engine.fetchAsync(query);
    }

    @Override
    public void close() {
        engine.close();
        scheduler.shutdownNow();
    }
}
