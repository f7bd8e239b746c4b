package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageParserToleranceTest {
    private static final Receipt RECEIPT = new Receipt(null, 1, 2, Duration.ZERO, Instant.EPOCH);

    private static PageParser read(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        PageParser page = new PageParser(null);
        page.parse(ResponseReader.JACKSON.createParser(bytes), false);
        return page;
    }

    private static TrendingHashtagsPage page(String json) throws IOException {
        return read(json).page(RECEIPT);
    }

    /** An entry that has these fields beside id, name and rank. */
    private static TrendingHashtag entry(String fields) throws IOException {
        return page(Responses.page(Responses.entry(fields))).hashtags().get(0);
    }

    @Test
    void anEntryNeedsNoMoreThanIdNameAndRank() throws IOException {
        assertThat(entry(""))
                .isEqualTo(new TrendingHashtag(
                        "1",
                        "pets",
                        null,
                        null,
                        false,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        1,
                        RankMovement.unknown(null)));
    }

    @Test
    void nullIsAbsent() throws IOException {
        assertThat(entry("\"country_info\":null,\"industry_info\":null,\"is_promoted\":null,\"trend\":null,"
                        + "\"creators\":null,\"publish_cnt\":null,\"video_views\":null,\"rank_diff\":null,"
                        + "\"rank_diff_type\":null"))
                .isEqualTo(entry(""));
    }

    @Test
    void countsBeyondIntAreExact() throws IOException {
        assertThat(entry("\"video_views\":19583705445").views()).isEqualTo(19_583_705_445L);
        assertThat(entry("\"publish_cnt\":9223372036854775807").posts()).isEqualTo(Long.MAX_VALUE);
        assertThat(entry("\"publish_cnt\":0").posts()).isZero();
    }

    @Test
    void numbersMayComeAsStringsOfDigits() throws IOException {
        TrendingHashtag entry = page(Responses.page("{\"hashtag_id\":\"1\",\"hashtag_name\":\"pets\",\"rank\":\"7\","
                        + "\"video_views\":\"19583705445\",\"publish_cnt\":\"007\",\"rank_diff\":\"2\","
                        + "\"rank_diff_type\":\"1\",\"trend\":[{\"time\":\"1769472000\",\"value\":\"0.96\"}],"
                        + "\"industry_info\":{\"id\":\"11000000000\"}}"))
                .hashtags()
                .get(0);

        assertThat(entry.rank()).isEqualTo(7);
        assertThat(entry.views()).isEqualTo(19_583_705_445L);
        assertThat(entry.posts()).isEqualTo(7);
        assertThat(entry.movement()).isEqualTo(RankMovement.up(2));
        assertThat(entry.trend()).containsExactly(new TrendPoint(Instant.ofEpochSecond(1769472000), 0.96));
        assertThat(entry.industry()).isEqualTo(new Industry(IndustryId.of(11000000000L), null));
    }

    @Test
    void idsMayComeAsNumbers() throws IOException {
        TrendingHashtag entry = page(Responses.page("{\"hashtag_id\":7244,\"hashtag_name\":\"clean\",\"rank\":1,"
                        + "\"country_info\":{\"id\":42,\"value\":\"x\"}}"))
                .hashtags()
                .get(0);

        assertThat(entry.id()).isEqualTo("7244");
        assertThat(entry.country()).isEqualTo(new Country("42", "x"));
    }

    @Test
    void codeAndPaginationMayComeAsStrings() throws IOException {
        PageParser envelope = read("{\"code\":\"0\",\"data\":{\"list\":[],"
                + "\"pagination\":{\"page\":\"2\",\"size\":\"0\",\"total\":\"99\",\"has_more\":false}}}");

        assertThat(envelope.code).isZero();
        TrendingHashtagsPage page = envelope.page(RECEIPT);
        assertThat(page).isEqualTo(new TrendingHashtagsPage(List.of(), 2, 99, false, RECEIPT));
    }

    @Test
    void unknownFieldsArePassedOverAtEveryLevel() throws IOException {
        String more = "\"new\":{\"deep\":[1,{\"code\":7}]},";
        assertThat(page("{" + more + "\"code\":0,\"data\":{" + more + "\"list\":[{" + more
                                + "\"hashtag_id\":\"1\",\"hashtag_name\":\"pets\",\"rank\":1,"
                                + "\"country_info\":{" + more + "\"id\":\"US\"},"
                                + "\"industry_info\":{" + more + "\"id\":19000000000,\"label\":[]},"
                                + "\"trend\":[{" + more + "\"time\":0,\"value\":1}],"
                                + "\"creators\":[{" + more + "\"nick_name\":\"a\"}]}],"
                                + "\"pagination\":{" + more + "\"page\":1,\"total\":1,\"has_more\":false}}}")
                        .hashtags())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.country()).isEqualTo(new Country("US", null));
                    assertThat(entry.industry()).isEqualTo(new Industry(IndustryId.PETS, null));
                    assertThat(entry.trend()).containsExactly(new TrendPoint(Instant.EPOCH, 1));
                    assertThat(entry.creators()).containsExactly(new Creator("a", null));
                });
    }

    static Stream<Arguments> movements() {
        return Stream.of(
                Arguments.of("\"rank_diff_type\":1,\"rank_diff\":3", RankMovement.up(3)),
                Arguments.of("\"rank_diff\":3,\"rank_diff_type\":1", RankMovement.up(3)),
                Arguments.of("\"rank_diff_type\":1", RankMovement.up(null)),
                Arguments.of("\"rank_diff_type\":2,\"rank_diff\":0", RankMovement.unchanged()),
                Arguments.of("\"rank_diff_type\":3,\"rank_diff\":5", RankMovement.down(5)),
                Arguments.of("\"rank_diff_type\":3,\"rank_diff\":-5", RankMovement.down(5)),
                Arguments.of("\"rank_diff_type\":3,\"rank_diff\":null", RankMovement.down(null)),
                Arguments.of("\"rank_diff_type\":4", RankMovement.newEntry()),
                Arguments.of("\"rank_diff_type\":9,\"rank_diff\":1", RankMovement.unknown(9)),
                Arguments.of("\"rank_diff_type\":0", RankMovement.unknown(0)),
                Arguments.of("\"rank_diff_type\":-1", RankMovement.unknown(-1)),
                Arguments.of("\"rank_diff\":4", RankMovement.unknown(null)));
    }

    @ParameterizedTest
    @MethodSource("movements")
    void aMovementIsReadByItsTypeInAnyOrder(String fields, RankMovement movement) throws IOException {
        assertThat(entry(fields).movement()).isEqualTo(movement);
    }

    @ParameterizedTest
    @ValueSource(strings = {"🐶🐱", "עברית", "العربية", "猫", "e\u0301"})
    void aNameInAnyScriptIsExact(String name) throws IOException {
        String json = Responses.page("{\"hashtag_id\":\"1\",\"hashtag_name\":\"" + name + "\",\"rank\":1}");

        assertThat(page(json).hashtags().get(0).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":null}", "{\"id\":\"\"}", "{\"value\":\"x\"}"})
    void aCountryOrIndustryWithoutIdIsAbsent(String info) throws IOException {
        assertThat(entry("\"country_info\":" + info).country()).isNull();
        assertThat(entry("\"industry_info\":" + info).industry()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "0.96, 0.96",
        "0, 0",
        "-0.5, -0.5",
        "2.5, 2.5",
        "1e-3, 0.001",
        "'\"1\"', 1",
        "'\"-0.25\"', -0.25"
    })
    void aTrendsValueIsAnyNumber(String json, double value) throws IOException {
        assertThat(entry("\"trend\":[{\"value\":" + json + ",\"time\":1}]").trend())
                .containsExactly(new TrendPoint(Instant.ofEpochSecond(1), value));
    }

    @Test
    void aStringOf40CharactersIsStillANumber() throws IOException {
        String digits = "0." + "1".repeat(38);

        assertThat(entry("\"trend\":[{\"time\":1,\"value\":\"" + digits + "\"}]")
                        .trend())
                .containsExactly(new TrendPoint(Instant.ofEpochSecond(1), 0.1111111111111111));
    }

    @Test
    void aCreatorMayLackEverything() throws IOException {
        assertThat(entry("\"creators\":[{},{\"nick_name\":null,\"avatar_url\":null},{\"avatar_url\":\"u\"}]")
                        .creators())
                .containsExactly(new Creator(null, null), new Creator(null, null), new Creator(null, "u"));
    }

    @Test
    void numbersAtTheirEdgesAreTaken() throws IOException {
        assertThat(entry("\"industry_info\":{\"id\":1}").industry()).isEqualTo(new Industry(IndustryId.of(1), null));
        assertThat(entry("\"rank_diff_type\":3,\"rank_diff\":2147483647").movement())
                .isEqualTo(RankMovement.down(Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00Z",
        "1769472000, 2026-01-27T00:00:00Z",
        "4102444799, 2099-12-31T23:59:59Z",
        "946684800000, 2000-01-01T00:00:00Z",
        "1769472000000, 2026-01-27T00:00:00Z",
        "1769472000123, 2026-01-27T00:00:00.123Z",
        "4102444799999, 2099-12-31T23:59:59.999Z"
    })
    void aTimeIsInSecondsOrInMillisecondsIfThatIsLikelier(long time, Instant instant) throws IOException {
        String point = "{\"time\":" + time + ",\"value\":1}";
        assertThat(entry("\"trend\":[" + point + "," + point + "]").trend())
                .containsExactly(new TrendPoint(instant, 1), new TrendPoint(instant, 1));
    }

    @Test
    void aPromotedEntryIsMarked() throws IOException {
        assertThat(entry("\"is_promoted\":true").promoted()).isTrue();
        assertThat(entry("\"is_promoted\":false").promoted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"list\":null,", "\"list\":[],"})
    void aListMayBeAbsentNullOrEmpty(String list) throws IOException {
        assertThat(page("{\"code\":0,\"data\":{" + list + Responses.PAGINATION + "}}")
                        .hashtags())
                .isEmpty();
    }

    @Test
    void aMessageOrRequestIdOfAnotherTypeIsAsGoodAsAbsent() throws IOException {
        PageParser envelope = read("{\"message\":{\"a\":[1]},\"requestId\":7,\"code\":5}");

        assertThat(envelope.message).isNull();
        assertThat(envelope.requestId).isNull();
        assertThat(envelope.code).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[{}]", "\"text\"", "7", "{\"list\":7}", "{\"pagination\":[]}", "true"})
    void underAFailuresCodeDataCanBeAnything(String data) throws IOException {
        PageParser envelope = read("{\"code\":402,\"data\":" + data + ",\"requestId\":\"r\"}");

        assertThat(envelope.code).isEqualTo(402);
        assertThat(envelope.hasPage()).isFalse();
        assertThat(envelope.requestId).isEqualTo("r");
    }

    @Test
    void fieldsMayComeInAnyOrder() throws IOException {
        PageParser envelope = read("{\"requestId\":\"r\",\"data\":{" + Responses.PAGINATION + ",\"list\":["
                + Responses.entry("") + "]},\"message\":\"success\",\"code\":0}");

        assertThat(envelope.page(RECEIPT).hashtags()).hasSize(1);
        assertThat(envelope.code).isZero();
    }

    @Test
    void anEntrysFieldsMayComeInAnyOrder() throws IOException {
        List<String> fields = new ArrayList<>(List.of(
                "\"hashtag_id\":\"7\"",
                "\"hashtag_name\":\"pets\"",
                "\"country_info\":{\"label\":\"US\",\"value\":\"United States\",\"id\":\"US\"}",
                "\"industry_info\":{\"value\":\"Pets\",\"id\":19000000000}",
                "\"is_promoted\":true",
                "\"trend\":[{\"value\":0.96,\"time\":1769472000},{\"time\":1769558400,\"value\":1}]",
                "\"creators\":[{\"avatar_url\":\"u\",\"nick_name\":\"n\"}]",
                "\"publish_cnt\":1",
                "\"video_views\":2",
                "\"rank\":3",
                "\"rank_diff\":4",
                "\"rank_diff_type\":1",
                "\"rank_diff_more\":5"));
        TrendingHashtag documented = new TrendingHashtag(
                "7",
                "pets",
                new Country("US", "United States"),
                new Industry(IndustryId.PETS, "Pets"),
                true,
                List.of(
                        new TrendPoint(Instant.ofEpochSecond(1769472000), 0.96),
                        new TrendPoint(Instant.ofEpochSecond(1769558400), 1)),
                List.of(new Creator("n", "u")),
                1L,
                2L,
                3,
                RankMovement.up(4));
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            String entry = "{" + String.join(",", fields) + "}";
            assertThat(page(Responses.page(entry)).hashtags()).as(entry).containsExactly(documented);
            Collections.shuffle(fields, random);
        }
    }

    @Test
    void aNameMayBeEscaped() throws IOException {
        assertThat(entry("\"video\\u005fviews\":7").views()).isEqualTo(7);
    }
}
