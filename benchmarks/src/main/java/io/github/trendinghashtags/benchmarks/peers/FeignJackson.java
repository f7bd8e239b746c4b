package io.github.trendinghashtags.benchmarks.peers;

import feign.Client;
import feign.DefaultClient;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.hc5.ApacheHttp5Client;
import feign.jackson.JacksonDecoder;
import feign.okhttp.OkHttpClient;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;

/** Plain Feign and feign-jackson, on one of Feign's clients. */
final class FeignJackson implements Peer {
    private final ExecutorService executor = Executors.newFixedThreadPool(MOST_AT_ONCE);
    private final Endpoint endpoint;
    private final int period;

    private FeignJackson(Client client, URI base, int period) {
        this.endpoint = Feign.builder()
                .client(client)
                .decoder(new JacksonDecoder(JdkJackson.JACKSON))
                .target(Endpoint.class, base.toString());
        this.period = period;
    }

    /** On Feign's own client, which is {@code HttpURLConnection}. */
    static Peer byDefault(URI base, int period) {
        System.setProperty("http.maxConnections", Integer.toString(MOST_AT_ONCE));
        return new FeignJackson(new DefaultClient(null, null), base, period);
    }

    static Peer onHttpClient5(URI base, int period) {
        return new FeignJackson(Apache.client(), base, period);
    }

    static Peer onOkHttp(URI base, int period) {
        return new FeignJackson(new OkHttpClient(OkHttpJackson.client()), base, period);
    }

    /** Apart, so that the others do without HttpClient 5. */
    private static final class Apache {
        static Client client() {
            var connections = PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(MOST_AT_ONCE)
                    .setMaxConnPerRoute(MOST_AT_ONCE)
                    .build();
            return new ApacheHttp5Client(
                    HttpClients.custom().setConnectionManager(connections).build());
        }
    }

    /** The endpoint. */
    interface Endpoint {
        @RequestLine("GET " + PATH + "?page={page}&limit={limit}&region={region}&industry_id={industry}"
                + "&new_to_top_100={newToTop100}&period={period}")
        @Headers({"Authorization: {authorization}", "Accept: application/json"})
        VendorPage page(
                @Param("authorization") String authorization,
                @Param("page") int page,
                @Param("limit") int limit,
                @Param("region") String region,
                @Param("industry") String industry,
                @Param("newToTop100") boolean newToTop100,
                @Param("period") int period);
    }

    @Override
    public Object fetch() {
        return endpoint.page(AUTHORIZATION, 1, 20, "all_regions", "nothing", false, period)
                .checked();
    }

    @Override
    public CompletableFuture<?> fetchAsync() {
        return CompletableFuture.supplyAsync(this::fetch, executor);
    }
}
