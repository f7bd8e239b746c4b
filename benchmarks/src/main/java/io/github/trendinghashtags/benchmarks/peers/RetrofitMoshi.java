package io.github.trendinghashtags.benchmarks.peers;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import okio.Buffer;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Query;

/** Retrofit and Moshi, on OkHttp. */
final class RetrofitMoshi {
    private RetrofitMoshi() {}

    static Peer open(URI base, int period) {
        Endpoint endpoint = new Retrofit.Builder()
                .baseUrl(base + "/")
                .client(OkHttp.client())
                .addConverterFactory(MoshiConverterFactory.create())
                .build()
                .create(Endpoint.class);
        return new Peer(
                () -> page(endpoint.blocking(Peer.AUTHORIZATION, 1, 20, "all_regions", "nothing", false, period)
                        .execute()),
                () -> endpoint.async(Peer.AUTHORIZATION, 1, 20, "all_regions", "nothing", false, period)
                        .thenApply(VendorPage::checked));
    }

    /** Moshi alone, from a buffer as in Retrofit. */
    static Decoder decoder() {
        JsonAdapter<VendorPage> adapter = new Moshi.Builder().build().adapter(VendorPage.class);
        return json -> Objects.requireNonNull(adapter.fromJson(new Buffer().write(json)))
                .checked();
    }

    private static VendorPage page(Response<VendorPage> response) throws IOException {
        VendorPage page = response.body();
        if (page == null) {
            throw new IOException("HTTP " + response.code());
        }
        return page.checked();
    }

    /** The endpoint, blocking and asynchronous. */
    interface Endpoint {
        @GET(Peer.PATH)
        Call<VendorPage> blocking(
                @Header("Authorization") String authorization,
                @Query("page") int page,
                @Query("limit") int limit,
                @Query("region") String region,
                @Query("industry_id") String industry,
                @Query("new_to_top_100") boolean newToTop100,
                @Query("period") int period);

        @GET(Peer.PATH)
        CompletableFuture<VendorPage> async(
                @Header("Authorization") String authorization,
                @Query("page") int page,
                @Query("limit") int limit,
                @Query("region") String region,
                @Query("industry_id") String industry,
                @Query("new_to_top_100") boolean newToTop100,
                @Query("period") int period);
    }
}
