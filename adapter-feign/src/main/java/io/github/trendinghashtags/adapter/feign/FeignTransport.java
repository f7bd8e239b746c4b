package io.github.trendinghashtags.adapter.feign;

import feign.Client;
import feign.Request;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportRequest;
import io.github.trendinghashtags.keyapi.TransportResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends through a Feign client, each exchange on a thread of the executor, since Feign blocks. */
final class FeignTransport implements Transport {
    private static final Duration GRACE = Duration.ofMillis(250);

    private final Client client;
    private final Request.Options options;
    private final int maxBodyBytes;
    private final @Nullable ExecutorService pool;
    private final Executor executor;

    FeignTransport(Client client, ClientSettings settings, @Nullable Executor executor) {
        this.client = client instanceof ApacheClient ? client : new ContentEncodingFix(client);
        Duration attempt = settings.attemptTimeout();
        Duration call = settings.callTimeout();
        // A little longer than the attempt may take, so that a client's timeout is never the first to tell: clients
        // differ in how they do. It is there for those that heed nothing else.
        Duration readTimeout = (attempt.compareTo(call) < 0 ? attempt : call).plus(GRACE);
        this.options = new Request.Options(
                settings.connectTimeout().toMillis(),
                TimeUnit.MILLISECONDS,
                readTimeout.toMillis(),
                TimeUnit.MILLISECONDS,
                false);
        this.maxBodyBytes = settings.maxBodyBytes();
        this.pool = executor == null ? pool(settings.maxConcurrency()) : null;
        this.executor = executor == null ? java.util.Objects.requireNonNull(pool) : executor;
    }

    private static ExecutorService pool(int threads) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "trending-hashtags-feign-exchange");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdown();
        }
        // A user's client is never one of these.
        if (client instanceof ApacheClient own) {
            own.close();
        }
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest call, @Nullable Executor callingThread) {
        CompletableFuture<TransportResponse> answer = new CompletableFuture<>();
        Exchange exchange = new Exchange(() -> client.execute(request(call), options), maxBodyBytes, answer);
        answer.whenComplete((whole, failure) -> {
            if (failure != null) {
                exchange.abort();
            }
        });
        executor.execute(exchange);
        return answer;
    }

    /** Made by hand: by way of Feign's proxy and templates it would be a fifth of a call's time, and 76 KB of garbage. */
    private static Request request(TransportRequest call) {
        Map<String, Collection<String>> headers = new LinkedHashMap<>();
        call.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        String url = call.uri().toString();
        return Request.create(Request.HttpMethod.GET, url, headers, Request.Body.empty(), KeyApiEndpoint.origin());
    }
}
