package io.github.trendinghashtags.benchmarks.peers;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** The baseline: the JDK's client and Jackson's data binding, by hand. */
final class JdkJackson implements Peer {
    static final ObjectMapper JACKSON = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final JdkClient client;

    JdkJackson(URI base, int period) {
        this.client = new JdkClient(base, period);
    }

    @Override
    public Object fetch() throws IOException, InterruptedException {
        return page(client.fetch());
    }

    @Override
    public CompletableFuture<?> fetchAsync() {
        return client.fetchAsync().thenApply(JdkJackson::page);
    }

    private static VendorPage page(byte[] body) {
        try {
            return JACKSON.readValue(body, VendorPage.class).checked();
        } catch (IOException undecodable) {
            throw new UncheckedIOException(undecodable);
        }
    }
}
