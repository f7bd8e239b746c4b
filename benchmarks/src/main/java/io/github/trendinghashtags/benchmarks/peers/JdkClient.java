package io.github.trendinghashtags.benchmarks.peers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The JDK's client as it is made by hand, which fetches a body's bytes: what is measured of it alone. */
final class JdkClient implements Peer {
    // Over https it would speak what the server does; over http it would ask every time to be upgraded to HTTP/2.
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final int period;

    JdkClient(URI base, int period) {
        this.base = base;
        this.period = period;
    }

    @Override
    public byte[] fetch() throws IOException, InterruptedException {
        return body(client.send(request(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    @Override
    public CompletableFuture<byte[]> fetchAsync() {
        return client.sendAsync(request(), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(JdkClient::body);
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(URI.create(base + PATH + PARAMETERS + period))
                .header("Authorization", AUTHORIZATION)
                .header("Accept", "application/json")
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    private static byte[] body(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("HTTP " + response.statusCode());
        }
        return response.body();
    }
}
