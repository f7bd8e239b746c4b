package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Feign;
import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes out on the wire, line by line. */
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
    void sendsTheseLines(StubKeyApiServer stub) {
        // A key may have what means something to a template engine.
        ApiKey key = ApiKey.of("sk_{page}%7B+&=~");
        ClientSettings settings = stub.accepting(key).settings().withApiKey(() -> key);
        try (var hashtags = FeignTrendingHashtags.create(settings)) {
            hashtags.fetch(QUERY);
        }
        try (var hashtags =
                FeignTrendingHashtags.builder(settings).feign(Feign.builder()).build()) {
            hashtags.fetch(QUERY);
        }

        assertThat(stub.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.lines())
                        .map(line -> line.replaceAll("/[0-9]\\S*( Java/[0-9]+)$", "/VERSION$1"))
                        .containsExactly(
                                "GET /v1/tiktok/trending/hashtags?page=2&limit=7&period=120&region=US&industry_id="
                                        + IndustryId.PETS.value() + "&new_to_top_100=true HTTP/1.1",
                                "Content-Length: 0",
                                "Host: " + stub.baseUri().getAuthority(),
                                "Accept: application/json",
                                "Accept-Encoding: gzip",
                                "Authorization: Bearer sk_{page}%7B+&=~",
                                "User-Agent: trending-hashtags/VERSION Java/"
                                        + Runtime.version().feature()));
    }
}
