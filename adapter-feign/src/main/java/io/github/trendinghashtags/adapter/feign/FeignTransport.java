package io.github.trendinghashtags.adapter.feign;

import feign.Client;
import feign.Feign;
import feign.Response;
import feign.Retryer;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportRequest;
import io.github.trendinghashtags.keyapi.TransportResponse;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Sends through Feign, which blocks. An exchange over the adapter's own client runs on a blocking call's own thread. All
 * others run on a pool that users' code never blocks, with a thread for each concurrent request: otherwise a continuation
 * could wait for an exchange that can't begin.
 */
final class FeignTransport implements Transport {
    private static final Duration GRACE = Duration.ofMillis(250);

    /** The adapter's own client, or null if the user brought one. */
    final @Nullable ApacheClient own;

    private final Feign feign;
    private final boolean withParameters;
    private final long connectMillis;
    private final int maxBodyBytes;
    private final ExecutorService pool;
    private volatile boolean closed;

    /**
     * Creates a transport.
     *
     * @param client sends the requests; closed with the transport if it is the adapter's own
     * @param builder the user's interceptors, capabilities and logger, or null for none
     * @param pool runs exchanges; shut down with the transport
     */
    FeignTransport(ClientSettings settings, Client client, Feign.@Nullable Builder builder, ExecutorService pool) {
        this.own = client instanceof ApacheClient apache ? apache : null;
        this.maxBodyBytes = settings.maxBodyBytes();
        this.feign = (builder == null ? Feign.builder() : builder)
                .client(new InnermostClient(client, maxBodyBytes))
                .contract(KeyApiEndpoint.CONTRACT)
                .retryer(Retryer.NEVER_RETRY)
                .build();
        this.withParameters = builder != null;
        this.connectMillis = settings.connectTimeout().toMillis();
        this.pool = pool;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request, @Nullable Executor callingThread) {
        if (closed) {
            return CompletableFuture.failedFuture(new NotSentException("the transport is closed", null));
        }
        // A user's client may not be abortable from another thread, and would hold its caller.
        Executor runner = own == null || callingThread == null ? pool : callingThread;
        CompletableFuture<TransportResponse> result = new CompletableFuture<>();
        Exchange exchange = new Exchange(request, maxBodyBytes, runner == pool, () -> closed, result);
        var unused = result.whenComplete((response, failure) -> {
            if (failure != null) {
                exchange.abort();
            }
        });
        runner.execute(() -> exchange.run(this::call));
        return result;
    }

    /** Sends no more requests, closes all connections of the adapter's own client, and lets the threads end. */
    @Override
    public void close() {
        closed = true;
        pool.shutdown();
        if (own != null) {
            own.close();
        }
    }

    private Response call(Exchange exchange) throws Exception {
        String url = exchange.request().uri().toString();
        Map<String, String> parameters = Map.of();
        if (withParameters) {
            parameters = parameters(exchange.request().uri());
            url = url.substring(0, url.indexOf('?'));
        }
        // Last resort for clients that ignore interrupts; a little longer, so that the attempt's own timeout comes
        // first.
        long readMillis = exchange.request().timeout().plus(GRACE).toMillis();
        return feign.newInstance(new KeyApiEndpoint.Address(url))
                .get(parameters, new Exchange.Options(exchange, connectMillis, readMillis));
    }

    /** Splits the query, so that interceptors see the parameters. Costly in Feign's templates, so only for a user's builder. */
    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : uri.getRawQuery().split("&", -1)) {
            String[] pair = parameter.split("=", 2);
            parameters.put(pair[0], pair[1]);
        }
        return parameters;
    }
}
