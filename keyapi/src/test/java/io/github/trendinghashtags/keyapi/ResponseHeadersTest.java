package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.Forbidden;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseHeadersTest {
    private static final String SECRET = "sk_live_canary";
    private static final KeyRedactor KEYS = KeyRedactor.of(ApiKey.of(SECRET));
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
    private static final String NOON_AND_10_S = "Sun, 01 Feb 2026 12:00:10 GMT";

    private static TrendingHashtagsPage read(TransportResponse answer) {
        return new ResponseReader().read(answer, KEYS, id -> new Receipt(id, 1, 2, Duration.ZERO, NOON), null);
    }

    private static <T extends TrendingHashtagsException> T failure(Class<T> type, TransportResponse answer) {
        T failure = catchThrowableOfType(type, () -> read(answer));
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void retryAfterIsReadFor429AndForAServersFailure() {
        assertThat(failure(RateLimited.class, answer(429, "", "Retry-After", "7"))
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(failure(ServerFailed.class, answer(503, "", "retry-after", "8"))
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(8));
        assertThat(failure(RateLimited.class, answer(200, Responses.refusal(429), "Retry-After", "9"))
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(9));
        assertThat(failure(RateLimited.class, answer(429, "")).retryAfter()).isNull();
    }

    @Test
    void aRetryDateIsHeldAgainstTheAnswersDateOrElseTheClientsClock() {
        assertThat(failure(
                                RateLimited.class,
                                answer(429, "", "Retry-After", NOON_AND_10_S, "Date", "Sun, 01 Feb 2026 12:00:07 GMT"))
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(failure(RateLimited.class, answer(429, "", "Retry-After", NOON_AND_10_S))
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aGzippedAnswerIsUnpacked() throws IOException {
        byte[] zipped = ContentEncodingTest.gzip(Responses.EMPTY_PAGE.getBytes(StandardCharsets.UTF_8));

        assertThat(read(answer(200, zipped, "Content-Encoding", "gzip")).hashtags())
                .isEmpty();
        assertThat(failure(MalformedResponse.class, answer(200, zipped))).isNotNull();
    }

    @Test
    void anEncodingThatWasNotAskedForIsMalformedUnderASuccessAlone() {
        assertThat(failure(MalformedResponse.class, answer(200, Responses.EMPTY_PAGE, "Content-Encoding", "br")))
                .hasMessageEndingWith("HTTP 200: the content encoding can't be undone");
        failure(Forbidden.class, answer(403, Responses.EMPTY_PAGE, "Content-Encoding", "br"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void aBombIsMalformedUnderAnyStatus(int status) throws IOException {
        byte[] bomb = ContentEncodingTest.gzip(new byte[3 << 20]);

        assertThat(failure(MalformedResponse.class, answer(status, bomb, "Content-Encoding", "gzip")))
                .hasMessageEndingWith("HTTP " + status + ": the body is larger than 2097152 bytes");
    }
}
