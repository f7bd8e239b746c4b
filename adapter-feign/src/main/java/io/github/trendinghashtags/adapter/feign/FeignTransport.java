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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends through a Feign client, each exchange on a thread of the executor, since Feign blocks. */
final class FeignTransport implements Transport {
    private static final Duration GRACE = Duration.ofMillis(250);

    private final Client client;
    private final Request.Options options;
    private final int maxBodyBytes;
    private final Executor executor;

    FeignTransport(Client client, ClientSettings settings, Executor executor) {
        this.client = client instanceof ApacheClient ? client : new HonestClient(client);
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
        this.executor = executor;
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
