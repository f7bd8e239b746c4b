package io.github.trendinghashtags.testkit.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.github.trendinghashtags.testkit.reference.ReferenceAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class VendorJsonTest {

    @Test
    void whatIsWrittenIsReadBackExactly() {
        List<TrendingHashtag> hashtags = List.of(
                hashtag("\"quoted\" \\ / \b\f\n\r\t\u0000\u001f\u007f", RankMovement.up(3)),
                hashtag("🔥 مصر e\u0301 \u2028", RankMovement.down(99)),
                hashtag("lone \ud83d surrogate", RankMovement.unchanged()),
                hashtag("new", RankMovement.newEntry()),
                hashtag("unsaid", RankMovement.up(null)),
                hashtag("unknown", RankMovement.unknown(17)),
                hashtag("nothing", RankMovement.unknown(null)));
        try (StubKeyApiServer stub = StubKeyApiServer.start().serving(hashtags);
                KeyApiClient adapter = ReferenceAdapter.create(stub.settings())) {
            assertThat(adapter.fetch(TrendingHashtagsQuery.defaults()).hashtags())
                    .isEqualTo(hashtags);
        }
    }

    @Test
    void whatIsNullIsLeftOut() {
        TrendingHashtag bare = new TrendingHashtag(
                "1", "bare", null, null, true, List.of(), List.of(), null, null, 7, RankMovement.newEntry());
        byte[] json = VendorJson.page(List.of(bare), 2, 21, false, "r");
        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo("{\"code\":0,\"message\":\"success\",\"data\":{\"list\":[{\"hashtag_id\":\"1\","
                        + "\"hashtag_name\":\"bare\",\"is_promoted\":true,\"trend\":[],\"creators\":[],\"rank\":7,"
                        + "\"rank_diff_type\":4}],\"pagination\":{\"page\":2,\"size\":1,\"total\":21,"
                        + "\"has_more\":false}},\"requestId\":\"r\"}");
    }

    @Test
    void theSameSeedGivesTheSameBytesOnEveryJvm() {
        List<TrendingHashtag> ranking = HashtagFixtures.synthetic(Region.ALL, TrendPeriod.LAST_120_DAYS, null, 42);
        CRC32 checksum = new CRC32();
        checksum.update(VendorJson.page(ranking, 1, 100, false, "r"));
        assertThat(checksum.getValue()).isEqualTo(1731951640L);
    }

    private static TrendingHashtag hashtag(String name, RankMovement movement) {
        return new TrendingHashtag(
                "1" + name.length(),
                name,
                new Country("US", null),
                new Industry(IndustryId.PETS, "Pets & \"friends\""),
                false,
                List.of(
                        new TrendPoint(Instant.EPOCH, 1),
                        new TrendPoint(Instant.ofEpochSecond(4_102_444_799L), 0.1 + 0.2),
                        new TrendPoint(Instant.EPOCH, 1e-7),
                        new TrendPoint(Instant.EPOCH, -1e300)),
                List.of(new Creator(name, "https://example.invalid/?a=1&b=%20"), new Creator(null, null)),
                0L,
                Long.MAX_VALUE,
                1,
                movement);
    }
}
