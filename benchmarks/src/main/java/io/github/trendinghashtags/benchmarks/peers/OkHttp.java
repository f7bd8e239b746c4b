package io.github.trendinghashtags.benchmarks.peers;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp and Jackson's data binding, as the SDKs of large vendors use them. */
final class OkHttp {
    private OkHttp() {}

    static Peer open(URI base, int period) {
        OkHttpClient client = client();
        Supplier<Call> call = () -> client.newCall(new Request.Builder()
                .url(base + Peer.PATH + Peer.PARAMETERS + period)
                .header("Authorization", Peer.AUTHORIZATION)
                .header("Accept", "application/json")
                .build());
        return new Peer(() -> page(call.get().execute()), () -> {
            FutureCallback callback = new FutureCallback();
            call.get().enqueue(callback);
            return callback;
        });
    }

    static OkHttpClient client() {
        OkHttpClient client = new OkHttpClient();
        client.dispatcher().setMaxRequestsPerHost(Peer.MAX_CONCURRENCY);
        return client;
    }

    private static VendorPage page(Response response) throws IOException {
        try (response) {
            if (!response.isSuccessful()) {
                throw new IOException("HTTP " + response.code());
            }
            return Jackson.MAPPER
                    .readValue(response.body().byteStream(), VendorPage.class)
                    .checked();
        }
    }

    private static final class FutureCallback extends CompletableFuture<VendorPage> implements Callback {
        @Override
        public void onResponse(Call call, Response response) {
            try {
                complete(page(response));
            } catch (IOException | RuntimeException failure) {
                completeExceptionally(failure);
            }
        }

        @Override
        public void onFailure(Call call, IOException failure) {
            completeExceptionally(failure);
        }
    }
}
