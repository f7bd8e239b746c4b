package io.github.trendinghashtags.benchmarks.peers;

import com.google.gson.Gson;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Decodes a page's bytes. */
@FunctionalInterface
interface Decoder {
    /** Returns a page that {@link Facts} reads. */
    Object decode(byte[] json) throws Exception;

    /** By way of a string, as generated clients do it. */
    static Decoder gson() {
        Gson gson = new Gson();
        return json -> gson.fromJson(new String(json, StandardCharsets.UTF_8), VendorPage.class)
                .checked();
    }

    /** Fetches page 1 once and decodes it in every call. */
    static Peer alone(URI base, int period, Decoder decoder) throws Exception {
        byte[] json = (byte[]) JdkHttp.open(base, period, body -> body).fetch().call();
        return Peer.blocking(() -> decoder.decode(json));
    }
}
