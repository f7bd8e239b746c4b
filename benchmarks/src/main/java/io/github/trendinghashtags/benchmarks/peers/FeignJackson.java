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
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;

/** Plain Feign and feign-jackson, on one of Feign's clients. */
final class FeignJackson {
    private FeignJackson() {}

    /** On Feign's own client, which uses {@code HttpURLConnection}. */
    static Peer onDefaultClient(URI base, int period) {
        System.setProperty("http.maxConnections", Integer.toString(Peer.MAX_CONCURRENCY));
        return open(new DefaultClient(null, null), base, period);
    }

    static Peer onHttpClient5(URI base, int period) {
        return open(HttpClient5.client(), base, period);
    }

    static Peer onOkHttp(URI base, int period) {
        return open(new OkHttpClient(OkHttp.client()), base, period);
    }

    private static Peer open(Client client, URI base, int period) {
        Endpoint endpoint = Feign.builder()
                .client(client)
                .decoder(new JacksonDecoder(Jackson.MAPPER))
                .target(Endpoint.class, base.toString());
        return Peer.blocking(() -> endpoint.page(Peer.AUTHORIZATION, 1, 20, "all_regions", "nothing", false, period)
                .checked());
    }

    /** Apart, so that the others run without HttpClient 5. */
    private static final class HttpClient5 {
        static Client client() {
            var connections = PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(Peer.MAX_CONCURRENCY)
                    .setMaxConnPerRoute(Peer.MAX_CONCURRENCY)
                    .build();
            return new ApacheHttp5Client(
                    HttpClients.custom().setConnectionManager(connections).build());
        }
    }

    /** The endpoint. */
    interface Endpoint {
        @RequestLine("GET " + Peer.PATH + "?page={page}&limit={limit}&region={region}&industry_id={industry}"
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
}
