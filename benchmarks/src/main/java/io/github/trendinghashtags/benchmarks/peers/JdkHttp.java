package io.github.trendinghashtags.benchmarks.peers;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/** The JDK's client and a decoder, by hand. */
final class JdkHttp {
    private JdkHttp() {}

    static Peer open(URI base, int period, Decoder decoder) {
        // By default each request over plain http would ask for an upgrade to HTTP/2.
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Supplier<HttpRequest> request =
                () -> HttpRequest.newBuilder(URI.create(base + Peer.PATH + Peer.PARAMETERS + period))
                        .header("Authorization", Peer.AUTHORIZATION)
                        .header("Accept", "application/json")
                        .timeout(Duration.ofSeconds(10))
                        .build();
        return new Peer(
                () -> decoder.decode(body(client.send(request.get(), BodyHandlers.ofByteArray()))),
                () -> client.sendAsync(request.get(), BodyHandlers.ofByteArray())
                        .thenApply(response -> Peer.unchecked(() -> decoder.decode(body(response)))));
    }

    private static byte[] body(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("HTTP " + response.statusCode());
        }
        return response.body();
    }
}
