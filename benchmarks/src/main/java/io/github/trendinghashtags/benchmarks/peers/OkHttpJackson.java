package io.github.trendinghashtags.benchmarks.peers;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp and Jackson's data binding, as the large vendors' own clients are made. */
final class OkHttpJackson implements Peer {
    private final OkHttpClient client = client();
    private final URI base;
    private final int period;

    OkHttpJackson(URI base, int period) {
        this.base = base;
        this.period = period;
    }

    static OkHttpClient client() {
        OkHttpClient client = new OkHttpClient.Builder().build();
        client.dispatcher().setMaxRequestsPerHost(MOST_AT_ONCE);
        return client;
    }

    @Override
    public Object fetch() throws IOException {
        try (Response response = call().execute()) {
            return page(response);
        }
    }

    @Override
    public CompletableFuture<?> fetchAsync() {
        CompletableFuture<VendorPage> page = new CompletableFuture<>();
        call().enqueue(new Callback() {
            @Override
            public void onResponse(Call call, Response response) {
                try (response) {
                    page.complete(page(response));
                } catch (IOException | RuntimeException failure) {
                    page.completeExceptionally(failure);
                }
            }

            @Override
            public void onFailure(Call call, IOException failure) {
                page.completeExceptionally(failure);
            }
        });
        return page;
    }

    private Call call() {
        return client.newCall(new Request.Builder()
                .url(base + PATH + PARAMETERS + period)
                .header("Authorization", AUTHORIZATION)
                .header("Accept", "application/json")
                .build());
    }

    private static VendorPage page(Response response) throws IOException {
        if (!response.isSuccessful()) {
            throw new IOException("HTTP " + response.code());
        }
        return JdkJackson.JACKSON
                .readValue(response.body().byteStream(), VendorPage.class)
                .checked();
    }
}
