package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseEdgesTest {

    private static TrendingHashtagsPage read(TransportResponse answer) {
        return new ResponseReader()
                .read(
                        answer,
                        KeyRedactor.of(Bench.KEY),
                        id -> new Receipt(id, 1, 2, Duration.ZERO, Instant.EPOCH),
                        null);
    }

    private static TrendingHashtag entry(String fields) {
        return read(answer(200, Responses.page(Responses.entry(fields))))
                .hashtags()
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "7",
                "true",
                "\"text\"",
                "{}",
                "{\"list\":7}",
                "{\"list\":[{}]}",
                "{\"pagination\":null}"
            })
    void aFailuresDataMayBeAnythingThoughItComesBeforeTheCode(String data) {
        assertThatExceptionOfType(Unauthorized.class)
                .isThrownBy(() -> read(answer(200, "{\"data\":" + data + ",\"code\":401}")));
    }

    @Test
    void aMalformedPageKeepsTheRequestIdThatFollowsIt() {
        assertThatExceptionOfType(MalformedResponse.class)
                .isThrownBy(() -> read(answer(200, Responses.page("7"))))
                .withMessageStartingWith(
                        "GET /v1/tiktok/trending/hashtags: HTTP 200, code 0, request r-1: an entry of list")
                .satisfies(failure -> assertThat(failure.receipt().requestId()).isEqualTo("r-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "null", ","})
    void somethingThatFollowsTheResponseIsRefused(String more) {
        assertThatExceptionOfType(MalformedResponse.class)
                .isThrownBy(() -> read(answer(200, Responses.EMPTY_PAGE + more)))
                .withMessageContaining(" at line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"words\"}",
                "{\"code\":7,\"message\":\"words\"",
                "{\"message\":\"words\",\"code\":1.5}"
            })
    void aMalformedAnswerIsNotQuotedWhateverItsCode(String body) {
        assertThatExceptionOfType(MalformedResponse.class)
                .isThrownBy(() -> read(answer(200, body)))
                .withMessageNotContaining("words");
    }

    @Test
    void whatDoesNotBeginAsJsonIsRefusedWithoutAWordOfIt() {
        assertThatExceptionOfType(MalformedResponse.class)
                .isThrownBy(() -> read(answer(200, "<html>")))
                .withMessage("GET /v1/tiktok/trending/hashtags: HTTP 200: the body does not begin as JSON")
                .withNoCause();
    }

    @Test
    void anUnknownMovementMayBeAnyNumber() {
        assertThat(entry("\"rank_diff_type\":4294967296").movement()).isEqualTo(RankMovement.unknown(null));
    }

    @Test
    void placesThatNobodyAsksForMayBeAnyNumber() {
        assertThat(entry("\"rank_diff_type\":4,\"rank_diff\":9999999999").movement())
                .isEqualTo(RankMovement.newEntry());
    }
}
