package io.github.trendinghashtags.testkit.reference;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.spi.BoundedBody;
import io.github.trendinghashtags.spi.HttpAnswer;
import io.github.trendinghashtags.spi.HttpCall;
import io.github.trendinghashtags.spi.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Sends requests with the JDK's client, in the plainest way there is. */
public final class ReferenceTransport implements Transport {
    private final HttpClient client;
    private final int maxBodyBytes;

    public ReferenceTransport(ClientSettings settings, HttpClient.Redirect redirect) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(redirect)
                .connectTimeout(settings.connectTimeout())
                .build();
        this.maxBodyBytes = settings.maxBodyBytes();
    }

    @Override
    public CompletableFuture<HttpAnswer> send(HttpCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri());
        call.headers().forEach(request::header);
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        CompletableFuture<HttpAnswer> answer = exchange.thenApply(this::answer);
        answer.whenComplete((done, failure) -> exchange.cancel(true));
        return answer;
    }

    private HttpAnswer answer(HttpResponse<byte[]> response) {
        try (InputStream in = new ByteArrayInputStream(response.body())) {
            BoundedBody body = new BoundedBody(maxBodyBytes, response.body().length);
            body.appendAll(in);
            return new HttpAnswer(
                    response.statusCode(),
                    name -> response.headers().firstValue(name).orElse(null),
                    body);
        } catch (IOException tooLarge) {
            throw new CompletionException(tooLarge);
        }
    }
}
