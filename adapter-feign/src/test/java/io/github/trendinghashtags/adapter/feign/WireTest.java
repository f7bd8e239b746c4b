package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.KeyApi;
import io.github.trendinghashtags.keyapi.TransportRequest;
import io.github.trendinghashtags.testkit.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.StubKeyApiServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes out over Feign is, byte for byte, what goes out over the JDK's client. */
@ExtendWith(StubKeyApiExtension.class)
class WireTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults()
            .withPage(2)
            .withLimit(7)
            .withPeriod(TrendPeriod.LAST_120_DAYS)
            .withRegion(Region.of("US"))
            .withIndustry(IndustryId.PETS)
            .withNewToTop100(true);

    @Test
    void sendsTheBytesThatTheJdkSends(StubKeyApiServer stub) throws IOException, InterruptedException {
        // A key may have what means something to a template engine.
        ApiKey key = ApiKey.of("sk_{page}%7B+&=~");
        ClientSettings settings = stub.accepting(key).settings().withApiKey(() -> key);
        try (var hashtags = FeignTrendingHashtags.create(settings)) {
            hashtags.fetch(QUERY);
        }
        sendOverTheJdk(KeyApi.call(KeyApi.uri(stub.baseUri(), QUERY), key));

        assertThat(stub.requests()).hasSize(2);
        assertThat(stub.requests().get(0).lines())
                .isEqualTo(stub.requests().get(1).lines());
    }

    private static void sendOverTheJdk(TransportRequest call) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri());
        call.headers().forEach(request::header);
        HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.discarding());
    }
}
