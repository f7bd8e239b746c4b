package io.github.trendinghashtags.keyapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageJsonTest {
    private static final Instant COMPLETED_AT = Instant.parse("2026-02-01T06:00:00.123456789Z");
    private static final Receipt RECEIPT = new Receipt("request-1", 0, 0, Duration.ZERO, COMPLETED_AT);
    private static final TrendingHashtag BARE = new TrendingHashtag(
            "1", "bare", null, null, true, List.of(), List.of(), null, null, 7, RankMovement.newEntry());
    private static final String BARE_RESPONSE =
            "{\"code\":0,\"message\":\"success\",\"data\":{\"list\":[{\"hashtag_id\":\"1\","
                    + "\"hashtag_name\":\"bare\",\"is_promoted\":true,\"trend\":[],\"creators\":[],\"rank\":7,"
                    + "\"rank_diff_type\":4}],\"pagination\":{\"page\":2,\"size\":1,\"total\":21,"
                    + "\"has_more\":false}},\"requestId\":\"r\"}";

    @Test
    void readsBackWhatItHasWritten() throws IOException {
        TrendingHashtagsPage page = new TrendingHashtagsPage(
                List.of(
                        hashtag("\"quoted\" \\ / \b\f\n\r\t\u0000\u001f\u007f", RankMovement.up(3)),
                        hashtag("🔥 مصر e\u0301 \u2028", RankMovement.down(99)),
                        hashtag("lone \ud83d surrogate", RankMovement.unchanged()),
                        hashtag("new", RankMovement.newEntry()),
                        hashtag("unsaid", RankMovement.up(null)),
                        hashtag("unknown", RankMovement.unknown(17)),
                        hashtag("nothing", RankMovement.unknown(null)),
                        BARE),
                1,
                2,
                true,
                RECEIPT);

        assertThat(PageJson.read(PageJson.write(page))).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:01.5Z", "1999-12-31T23:59:59.999Z"})
    void keepsTimesBefore2000ToTheSecond(Instant time) throws IOException {
        TrendingHashtag old = new TrendingHashtag(
                "1",
                "old",
                null,
                null,
                false,
                List.of(new TrendPoint(time, 1)),
                List.of(),
                null,
                null,
                1,
                RankMovement.newEntry());
        TrendingHashtagsPage page = new TrendingHashtagsPage(List.of(old), 1, 1, false, RECEIPT);

        assertThat(PageJson.read(PageJson.write(page)).hashtags().get(0).trend())
                .containsExactly(new TrendPoint(time.truncatedTo(ChronoUnit.SECONDS), 1));
    }

    @Test
    void keepsOfAReceiptItsRequestIdAndTimeAlone() throws IOException {
        Receipt paid = new Receipt("request-1", 3, 6, Duration.ofSeconds(1), COMPLETED_AT);
        TrendingHashtagsPage page = new TrendingHashtagsPage(List.of(BARE), 1, 1, false, paid, true);

        assertThat(PageJson.read(PageJson.write(page)))
                .isEqualTo(new TrendingHashtagsPage(List.of(BARE), 1, 1, false, RECEIPT));
    }

    @Test
    void readsAPageWithoutARequestId() throws IOException {
        TrendingHashtagsPage page =
                new TrendingHashtagsPage(List.of(), 1, 0, false, new Receipt(null, 0, 0, Duration.ZERO, COMPLETED_AT));

        assertThat(PageJson.read(PageJson.write(page))).isEqualTo(page);
    }

    @Test
    void writesAStoredPageInAscii() {
        TrendingHashtagsPage page = new TrendingHashtagsPage(
                List.of(hashtag("🔥 مصر \u007f", RankMovement.newEntry())), 1, 1, false, RECEIPT);

        assertThat(new String(PageJson.write(page), UTF_8)).matches("[ -\u007f]+");
    }

    @Test
    void writesTheVersionTheTimeAndTheResponse() {
        TrendingHashtagsPage page = new TrendingHashtagsPage(
                List.of(BARE),
                2,
                21,
                false,
                new Receipt("r", 0, 0, Duration.ZERO, Instant.parse("2026-02-01T06:00:00Z")));

        assertThat(new String(PageJson.write(page), UTF_8))
                .isEqualTo(
                        "{\"version\":1,\"completedAt\":\"2026-02-01T06:00:00Z\",\"response\":" + BARE_RESPONSE + "}");
    }

    @Test
    void writesResponsesAsTheVendorDoes() {
        assertThat(new String(PageJson.writeResponse(List.of(BARE), 2, 21, false, "r"), UTF_8))
                .isEqualTo(BARE_RESPONSE);
        assertThat(new String(PageJson.writeFailure(402, "no crédits", null), UTF_8))
                .isEqualTo("{\"code\":402,\"message\":\"no crédits\"}");
    }

    @Test
    void writesResponsesInUtf8ButForHalfASurrogatePair() {
        assertThat(new String(PageJson.writeFailure(1, "🔥", null), UTF_8)).contains("\"🔥\"");
        assertThat(new String(PageJson.writeFailure(1, "🔥\ud83d!", null), UTF_8))
                .containsAnyOf("\"🔥\\uD83D!\"", "\"\\uD83D\\uDD25\\uD83D!\"");
    }

    @Test
    void skipsFieldsOfALaterVersion() throws IOException {
        String json = "{\"compressed\":{\"with\":[1]},\"response\":" + BARE_RESPONSE
                + ",\"completedAt\":\"2026-02-01T06:00:00Z\",\"version\":1}";

        assertThat(PageJson.read(json.getBytes(UTF_8)).hashtags()).containsExactly(BARE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\u0000secret",
                "{\"secret\":1",
                "{}",
                "{\"version\":2,\"completedAt\":\"2026-02-01T06:00:00Z\",\"response\":RESPONSE}",
                "{\"version\":1,\"completedAt\":\"secret\",\"response\":RESPONSE}",
                "{\"version\":1,\"completedAt\":\"2026-02-01T06:00:00Z\"}",
                "{\"version\":1,\"response\":RESPONSE}",
                "{\"completedAt\":\"2026-02-01T06:00:00Z\",\"response\":RESPONSE}",
                "{\"version\":1,\"completedAt\":\"2026-02-01T06:00:00Z\",\"response\":{\"code\":500}}",
                "{\"version\":1,\"completedAt\":\"2026-02-01T06:00:00Z\",\"response\":RESPONSE}secret",
                "{\"version\":1,\"version\":1,\"completedAt\":\"2026-02-01T06:00:00Z\",\"response\":RESPONSE}"
            })
    void refusesWhatIsNoPageWithoutQuotingIt(String json) {
        byte[] bytes = json.replace("RESPONSE", BARE_RESPONSE).getBytes(UTF_8);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PageJson.read(bytes))
                .withMessageNotContaining("secret")
                .withNoCause();
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
                        new TrendPoint(Instant.ofEpochMilli(1_769_904_000_123L), -0.0),
                        new TrendPoint(Instant.ofEpochMilli(946_684_800_001L), 1),
                        new TrendPoint(Instant.EPOCH, 1e-7),
                        new TrendPoint(Instant.EPOCH, -1e300)),
                List.of(new Creator(name, "https://example.invalid/?a=1&b=%20"), new Creator(null, null)),
                0L,
                Long.MAX_VALUE,
                1,
                movement);
    }
}
