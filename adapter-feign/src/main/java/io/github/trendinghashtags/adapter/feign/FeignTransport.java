package io.github.trendinghashtags.adapter.feign;

import feign.Client;
import feign.Feign;
import feign.Request;
import feign.Retryer;
import feign.Target;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.spi.HttpAnswer;
import io.github.trendinghashtags.spi.HttpCall;
import io.github.trendinghashtags.spi.Transport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Sends through a Feign client, each exchange on a thread of the executor, since Feign blocks. */
final class FeignTransport implements Transport {
    private static final Duration GRACE = Duration.ofMillis(250);

    private final KeyApiEndpoint endpoint;
    private final Request.Options options;
    private final int maxBodyBytes;
    private final Executor executor;

    FeignTransport(Client client, ClientSettings settings, Executor executor) {
        this.endpoint = Feign.builder()
                .client(client instanceof ApacheClient ? client : new HonestClient(client))
                .retryer(Retryer.NEVER_RETRY)
                .target(Target.EmptyTarget.create(KeyApiEndpoint.class));
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
    public CompletableFuture<HttpAnswer> send(HttpCall call) {
        CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
        Exchange exchange = new Exchange(() -> endpoint.get(call.uri(), call.headers(), options), maxBodyBytes, answer);
        answer.whenComplete((whole, failure) -> {
            if (failure != null) {
                exchange.abort();
            }
        });
        executor.execute(exchange);
        return answer;
    }
}
