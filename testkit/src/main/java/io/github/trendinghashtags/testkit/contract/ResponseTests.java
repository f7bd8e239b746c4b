package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** Checks how responses are decoded, and which are refused as malformed. */
abstract class ResponseTests extends StubTests {

    @CallModes
    void readsTheDocumentedResponseExactly(CallMode mode) {
        stub.enqueue(StubResponse.documented());
        TrendingHashtagsPage page = fetch(mode, port());
        assertEquals(List.of(HashtagFixtures.documentedHashtag()), page.hashtags());
        assertEquals(1, page.page());
        assertEquals(100, page.total());
        assertEquals(true, page.hasMore());
        assertEquals(HashtagFixtures.DOCUMENTED_REQUEST_ID, page.receipt().requestId());
        assertEquals(1, page.receipt().attempts());
        assertEquals(2, page.receipt().creditsAtMost());
    }

    @CallModes
    void readsCountsBeyondIntAndDigitsInStrings(CallMode mode) {
        TrendingHashtag hashtag = entry(mode, """
                "hashtag_id":7244,"hashtag_name":"clean","rank":"3","publish_cnt":"2147483648","video_views":19583705445,
                "industry_info":{"id":"11000000000","value":"Vehicle & Transportation"},"rank_diff":"4",
                "rank_diff_type":"1","trend":[{"time":"1769472000","value":"0.5"}]""");
        assertEquals("7244", hashtag.id());
        assertEquals(3, hashtag.rank());
        assertEquals(2_147_483_648L, hashtag.posts());
        assertEquals(19_583_705_445L, hashtag.views());
        assertEquals(
                new Industry(IndustryId.VEHICLE_AND_TRANSPORTATION, "Vehicle & Transportation"), hashtag.industry());
        assertEquals(RankMovement.up(4), hashtag.movement());
        assertEquals(List.of(new TrendPoint(Instant.ofEpochSecond(1769472000), 0.5)), hashtag.trend());
    }

    @CallModes
    void readsNullAsAbsent(CallMode mode) {
        assertBare(entry(mode, """
                "hashtag_id":"1","hashtag_name":"bare","rank":1,"country_info":null,"industry_info":null,"is_promoted":null,
                "trend":null,"creators":null,"publish_cnt":null,"video_views":null,"rank_diff":null,"rank_diff_type":null"""));
    }

    @CallModes
    void readsAbsentFieldsAsAbsent(CallMode mode) {
        assertBare(entry(mode, "\"hashtag_id\":\"1\",\"hashtag_name\":\"bare\",\"rank\":1"));
    }

    @CallModes
    void ignoresUnknownFields(CallMode mode) {
        TrendingHashtag hashtag = entry(mode, """
                "hashtag_id":"1","hashtag_name":"new","rank":1,"rank_diff_type":9,"novelty":{"a":[1,2,{"b":null}]},
                "country_info":{"id":"ALL","value":"Everywhere","flag":"x"},"creators":[{"nick_name":"n","age":1e3}]""");
        assertEquals(RankMovement.unknown(9), hashtag.movement());
        assertEquals(new Country("ALL", "Everywhere"), hashtag.country());
        assertEquals(List.of(new Creator("n", null)), hashtag.creators());
    }

    @CallModes
    void readsNamesInAnyScript(CallMode mode) {
        assertEquals("مصر🔥", entry(mode, named("مصر🔥")).name());
        assertEquals("e\u0301é日本", entry(mode, named("e\u0301\\u00e9日本")).name());
        assertEquals("🔥", entry(mode, named("\\ud83d\\udd25")).name());
    }

    @CallModes
    void decompressesOneLayerOfGzip(CallMode mode) {
        TrendingHashtagsPort port = port();
        stub.enqueue(StubResponse.documented().gzipped());
        stub.enqueue(StubResponse.documented().gzipped().withHeader("Content-Encoding", "GZIP"));
        stub.enqueue(StubResponse.documented().withHeader("Content-Encoding", "identity"));
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    List.of(HashtagFixtures.documentedHashtag()),
                    fetch(mode, port).hashtags());
        }
    }

    @CallModes
    void refusesAnyOtherContentEncoding(CallMode mode) {
        assertMalformed(mode, StubResponse.documented().withHeader("Content-Encoding", "br"));
        assertMalformed(mode, StubResponse.documented().gzipped().gzipped());
        assertMalformed(mode, StubResponse.documented().gzipped().gzipped().withHeader("Content-Encoding", "gzip"));
    }

    @CallModes
    void refusesResponsesWithoutAPage(CallMode mode) {
        assertMalformed(mode, StubResponse.empty(204));
        assertMalformed(mode, StubResponse.empty(200));
        assertMalformed(mode, StubResponse.json(200, "null"));
        assertMalformed(mode, StubResponse.json(200, "{}"));
        assertMalformed(mode, StubResponse.html(200));
        assertMalformed(mode, StubResponse.envelope(200, 0, "success"));
        assertMalformed(mode, StubResponse.json(200, "{\"code\":0,\"data\":null}"));
    }

    @CallModes
    void refusesATruncatedDocument(CallMode mode) {
        String whole = HashtagFixtures.documentedJson().strip();
        for (int length : new int[] {1, whole.length() / 2, whole.length() - 1}) {
            assertMalformed(mode, StubResponse.json(200, whole.substring(0, length)));
        }
    }

    @CallModes
    void refusesTrailingGarbageAndDuplicateKeys(CallMode mode) {
        assertMalformed(mode, StubResponse.json(200, HashtagFixtures.documentedJson() + "x"));
        assertMalformed(mode, StubResponse.json(200, HashtagFixtures.documentedJson() + "{}"));
        assertMalformed(mode, StubResponse.json(200, document(named("twice") + ",\"hashtag_name\":\"twice\"")));
        assertMalformed(
                mode,
                StubResponse.json(200, "{\"code\":0," + document(named("a")).substring(1)));
    }

    @CallModes
    void refusesNumbersThatDoNotFit(CallMode mode) {
        for (String number : List.of("1.5", "NaN", "1e400", "9223372036854775808", "-1", "\"1.5\"", "true")) {
            assertMalformed(mode, StubResponse.json(200, document(named("a") + ",\"video_views\":" + number)));
        }
        for (String point : List.of("1769472000,\"value\":1e400", "-9223372036854775808,\"value\":1")) {
            String trend = ",\"trend\":[{\"time\":" + point + "}]";
            assertMalformed(mode, StubResponse.json(200, document(named("a") + trend)));
        }
    }

    @CallModes
    void readsAllOfAPageThatIsLongerThanAskedFor(CallMode mode) {
        List<TrendingHashtag> hashtags = Collections.nCopies(50, HashtagFixtures.documentedHashtag());
        stub.enqueue(StubResponse.page(hashtags, 1, 100, true));
        assertEquals(hashtags, fetch(mode, port()).hashtags());
    }

    @CallModes
    void readsTimesInMilliseconds(CallMode mode) {
        TrendingHashtag hashtag = entry(
                mode,
                named("a")
                        + ",\"trend\":[{\"time\":1769472000000,\"value\":0.5},{\"time\":\"1769558400123\",\"value\":1}]");
        assertEquals(
                List.of(
                        new TrendPoint(Instant.ofEpochSecond(1769472000), 0.5),
                        new TrendPoint(Instant.ofEpochMilli(1769558400123L), 1)),
                hashtag.trend());
    }

    @CallModes
    void refusesTimesThatAreLikelyNeitherInSecondsNorInMilliseconds(CallMode mode) {
        for (String time : List.of("1769472000000000", "1769472000000000000")) {
            String trend = ",\"trend\":[{\"time\":" + time + ",\"value\":1}]";
            assertMalformed(mode, StubResponse.json(200, document(named("a") + trend)));
        }
    }

    private void assertMalformed(CallMode mode, StubResponse response) {
        int before = stub.requests().size();
        stub.enqueue(response);
        MalformedResponse failure = failure(MalformedResponse.class, mode, port());
        assertAttempts(1, failure);
        assertRequests(before + 1);
    }

    private static void assertBare(TrendingHashtag hashtag) {
        assertNull(hashtag.country());
        assertNull(hashtag.industry());
        assertNull(hashtag.posts());
        assertNull(hashtag.views());
        assertEquals(List.of(), hashtag.trend());
        assertEquals(List.of(), hashtag.creators());
        assertEquals(RankMovement.unknown(null), hashtag.movement());
    }

    private TrendingHashtag entry(CallMode mode, String members) {
        stub.enqueue(StubResponse.of(200, document(members).getBytes(StandardCharsets.UTF_8)));
        return fetch(mode, port()).hashtags().get(0);
    }

    static String named(String name) {
        return "\"hashtag_id\":\"1\",\"rank\":1,\"hashtag_name\":\"" + name + "\"";
    }

    static String document(String members) {
        return "{\"code\":0,\"message\":\"success\",\"data\":{\"list\":[{" + members
                + "}],\"pagination\":{\"page\":1,\"size\":1,\"total\":100,\"has_more\":true}},\"requestId\":\"r\"}";
    }
}
