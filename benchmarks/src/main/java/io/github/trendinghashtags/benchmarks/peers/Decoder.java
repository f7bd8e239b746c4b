package io.github.trendinghashtags.benchmarks.peers;

import com.google.gson.Gson;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import okio.Buffer;

/** Decoding alone: the page's bytes are fetched once, and each call makes objects of them. */
final class Decoder implements Peer {
    private final Callable<?> decode;

    private Decoder(Callable<?> decode) {
        this.decode = decode;
    }

    /** The baseline. */
    static Peer jackson(URI base, int period) {
        byte[] bytes = bytes(base, period);
        return new Decoder(() -> JdkJackson.JACKSON.readValue(bytes, VendorPage.class));
    }

    /** As generated clients do it, by way of a string. */
    static Peer gson(URI base, int period) {
        Gson gson = new Gson();
        byte[] bytes = bytes(base, period);
        return new Decoder(() -> gson.fromJson(new String(bytes, StandardCharsets.UTF_8), VendorPage.class));
    }

    /** As Retrofit does it. */
    static Peer moshi(URI base, int period) {
        JsonAdapter<VendorPage> moshi = new Moshi.Builder().build().adapter(VendorPage.class);
        byte[] bytes = bytes(base, period);
        return new Decoder(() -> moshi.fromJson(new Buffer().write(bytes)));
    }

    /** As all our transports do it, validation included. */
    static Peer ours(URI base, int period) {
        return new Decoder(new ResponseReading(bytes(base, period)));
    }

    private static byte[] bytes(URI base, int period) {
        return new JdkClient(base, period).fetchAsync().join();
    }

    @Override
    public Object fetch() throws Exception {
        return decode.call();
    }

    @Override
    public CompletableFuture<?> fetchAsync() {
        try {
            return CompletableFuture.completedFuture(fetch());
        } catch (Exception failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }
}
