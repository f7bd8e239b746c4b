package io.github.trendinghashtags.benchmarks.peers;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Query;

/** Retrofit and Moshi, on OkHttp. */
final class RetrofitMoshi implements Peer {
    private final Endpoint endpoint;
    private final int period;

    RetrofitMoshi(URI base, int period) {
        this.endpoint = new Retrofit.Builder()
                .baseUrl(base + "/")
                .client(OkHttpJackson.client())
                .addConverterFactory(MoshiConverterFactory.create())
                .build()
                .create(Endpoint.class);
        this.period = period;
    }

    /** The endpoint, once for a caller that waits and once for one that doesn't. */
    interface Endpoint {
        @GET(PATH)
        Call<VendorPage> blocking(
                @Header("Authorization") String authorization,
                @Query("page") int page,
                @Query("limit") int limit,
                @Query("region") String region,
                @Query("industry_id") String industry,
                @Query("new_to_top_100") boolean newToTop100,
                @Query("period") int period);

        @GET(PATH)
        CompletableFuture<VendorPage> async(
                @Header("Authorization") String authorization,
                @Query("page") int page,
                @Query("limit") int limit,
                @Query("region") String region,
                @Query("industry_id") String industry,
                @Query("new_to_top_100") boolean newToTop100,
                @Query("period") int period);
    }

    @Override
    public Object fetch() throws IOException {
        Response<VendorPage> response = endpoint.blocking(AUTHORIZATION, 1, 20, "all_regions", "nothing", false, period)
                .execute();
        VendorPage page = response.body();
        if (page == null) {
            throw new IOException("HTTP " + response.code());
        }
        return page.checked();
    }

    @Override
    public CompletableFuture<?> fetchAsync() {
        return endpoint.async(AUTHORIZATION, 1, 20, "all_regions", "nothing", false, period)
                .thenApply(VendorPage::checked);
    }
}
