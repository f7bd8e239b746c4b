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
import io.github.trendinghashtags.keyapi.PageJson;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.github.trendinghashtags.testkit.reference.ReferenceAdapter;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class StubJsonTest {

    @Test
    void whatTheStubServesIsReadBackExactly() {
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
    void theSameSeedGivesTheSameBytesOnEveryJvm() {
        List<TrendingHashtag> ranking = HashtagFixtures.synthetic(Region.ALL, TrendPeriod.LAST_120_DAYS, null, 42);
        CRC32 checksum = new CRC32();
        checksum.update(PageJson.writeResponse(ranking, 1, 100, false, "r"));
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
