package io.github.trendinghashtags.benchmarks.peers;

import com.google.gson.Gson;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.trendinghashtags.adapter.jdkhttp.Parts;
import io.github.trendinghashtags.spi.Answers;
import io.github.trendinghashtags.spi.HttpAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import okio.Buffer;

/** Decoding alone: the page's bytes are fetched once, and each call makes objects of them. */
final class Decoder implements Peer {
    private final Callable<?> decode;

    private Decoder(URI base, int period, Function<byte[], Callable<?>> decoder) {
        this.decode = decoder.apply(new JdkClient(base, period).fetchAsync().join());
    }

    /** The baseline. */
    static Peer jackson(URI base, int period) {
        return new Decoder(base, period, bytes -> () -> JdkJackson.JACKSON.readValue(bytes, VendorPage.class));
    }

    /** As generated clients do it, by way of a string. */
    static Peer gson(URI base, int period) {
        Gson gson = new Gson();
        return new Decoder(
                base,
                period,
                bytes -> () -> gson.fromJson(new String(bytes, StandardCharsets.UTF_8), VendorPage.class));
    }

    /** As Retrofit does it. */
    static Peer moshi(URI base, int period) {
        JsonAdapter<VendorPage> moshi = new Moshi.Builder().build().adapter(VendorPage.class);
        return new Decoder(base, period, bytes -> () -> moshi.fromJson(new Buffer().write(bytes)));
    }

    /** As both adapters do it, validation included. */
    static Peer ours(URI base, int period) {
        Answers ours = new Answers(Parts.json());
        return new Decoder(base, period, bytes -> {
            HttpAnswer answer = Answers.of(bytes);
            return () -> ours.page(answer);
        });
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
