package io.github.trendinghashtags.benchmarks.peers;

import com.google.gson.Gson;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** What generators emit: the JDK's client and Gson, by way of a string. */
final class JdkGson implements Peer {
    static final Gson GSON = new Gson();

    private final JdkClient client;

    JdkGson(URI base, int period) {
        this.client = new JdkClient(base, period);
    }

    @Override
    public Object fetch() throws IOException, InterruptedException {
        return page(client.fetch());
    }

    @Override
    public CompletableFuture<?> fetchAsync() {
        return client.fetchAsync().thenApply(JdkGson::page);
    }

    private static VendorPage page(byte[] body) {
        return GSON.fromJson(new String(body, StandardCharsets.UTF_8), VendorPage.class)
                .checked();
    }
}
