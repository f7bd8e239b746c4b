package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.Forbidden;
import io.github.trendinghashtags.TrendingHashtagsException.InvalidRequest;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsException.UnexpectedResponse;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {
    private static final String SECRET = "sk_live_canary";
    private static final KeyRedactor KEYS = KeyRedactor.of(ApiKey.of(SECRET));
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");

    private static TrendingHashtagsPage read(TransportResponse answer) {
        return new ResponseReader().read(answer, KEYS, id -> new Receipt(id, 1, 2, Duration.ZERO, NOON), null);
    }

    private static <T extends TrendingHashtagsException> T failure(Class<T> type, TransportResponse answer) {
        T failure = catchThrowableOfType(type, () -> read(answer));
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void aSuccessIsThePageWithItsRequestId() {
        TrendingHashtagsPage page = read(answer(200, Responses.page(Responses.entry(""))));

        assertThat(page.hashtags()).hasSize(1);
        assertThat(page.page()).isEqualTo(1);
        assertThat(page.total()).isEqualTo(100);
        assertThat(page.hasMore()).isTrue();
        assertThat(page.receipt()).isEqualTo(new Receipt("r-1", 1, 2, Duration.ZERO, NOON));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 299})
    void every2xxIsASuccess(int status) {
        assertThat(read(answer(status, Responses.EMPTY_PAGE)).hashtags()).isEmpty();
    }

    static Stream<Arguments> meanings() {
        return Stream.of(
                Arguments.of(400, InvalidRequest.class),
                Arguments.of(401, Unauthorized.class),
                Arguments.of(402, OutOfCredits.class),
                Arguments.of(403, Forbidden.class),
                Arguments.of(429, RateLimited.class),
                Arguments.of(500, ServerFailed.class),
                Arguments.of(501, ServerFailed.class),
                Arguments.of(502, ServerFailed.class),
                Arguments.of(503, ServerFailed.class),
                Arguments.of(504, ServerFailed.class),
                Arguments.of(599, ServerFailed.class),
                Arguments.of(404, UnexpectedResponse.class),
                Arguments.of(418, UnexpectedResponse.class),
                Arguments.of(499, UnexpectedResponse.class),
                Arguments.of(600, UnexpectedResponse.class),
                Arguments.of(302, UnexpectedResponse.class),
                Arguments.of(199, UnexpectedResponse.class),
                Arguments.of(300, UnexpectedResponse.class));
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void anErrorsStatusSaysWhatItMeansWhateverTheBody(int status, Class<? extends TrendingHashtagsException> meaning) {
        for (String body : new String[] {"", "<html>", "null", "{}", "{\"code\":0}", Responses.EMPTY_PAGE, "[1"}) {
            TrendingHashtagsException failure = failure(meaning, answer(status, body));
            assertThat(failure.status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void underASuccessTheEnvelopesCodeSaysTheSame(int code, Class<? extends TrendingHashtagsException> meaning) {
        TrendingHashtagsException failure = failure(meaning, answer(200, Responses.refusal(code)));

        assertThat(failure.status()).isEqualTo(200);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.receipt().requestId()).isEqualTo("r-2");
    }

    @ParameterizedTest
    @ValueSource(longs = {12345, -1, 1, 200, Long.MAX_VALUE, Long.MIN_VALUE})
    void anyOtherCodeIsUnexpected(long code) {
        assertThat(failure(UnexpectedResponse.class, answer(200, Responses.refusal(code)))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void anErrorsStatusWinsOverTheCode() {
        Unauthorized failure = failure(Unauthorized.class, answer(401, Responses.refusal(500)));

        assertThat(failure.status()).isEqualTo(401);
        assertThat(failure.code()).isEqualTo(500);
        assertThat(failure(ServerFailed.class, answer(500, Responses.refusal(400)))
                        .retryable())
                .isTrue();
    }

    @Test
    void aServersFailureUnderASuccessIsRetryable() {
        assertThat(failure(ServerFailed.class, answer(200, Responses.refusal(500)))
                        .retryable())
                .isTrue();
        assertThat(failure(ServerFailed.class, answer(200, Responses.refusal(501)))
                        .retryable())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{}",
                "<html>",
                "[]",
                "{\"code\":0}",
                "{\"code\":0,\"data\":null}",
                "{\"code\":null}"
            })
    void aSuccessWithoutAPageIsMalformed(String body) {
        MalformedResponse failure = failure(MalformedResponse.class, answer(200, body));

        assertThat(failure.status()).isEqualTo(200);
        assertThat(failure)
                .hasMessageStartingWith("GET /v1/tiktok/trending/hashtags: HTTP 200")
                .hasNoCause();
        failure(MalformedResponse.class, answer(204, body));
    }

    @Test
    void aMessageSaysOperationStatusCodeRequestIdAndTheVendorsWords() {
        assertThat(failure(OutOfCredits.class, answer(402, Responses.refusal(402))))
                .hasMessage("GET /v1/tiktok/trending/hashtags: HTTP 402, code 402, request r-2, \"refused\"");
        assertThat(failure(ServerFailed.class, answer(502, "<html>")))
                .hasMessage("GET /v1/tiktok/trending/hashtags: HTTP 502");
        assertThat(failure(InvalidRequest.class, answer(400, "{\"message\":\"bad page\"}")))
                .hasMessage("GET /v1/tiktok/trending/hashtags: HTTP 400, \"bad page\"");
    }

    @Test
    void aBlankMessageAndASuccesssWordsAreNotQuoted() {
        assertThat(failure(InvalidRequest.class, answer(400, "{\"code\":1,\"message\":\" \"}")))
                .hasMessage("GET /v1/tiktok/trending/hashtags: HTTP 400, code 1");
        assertThat(failure(ServerFailed.class, answer(500, "{\"code\":0,\"message\":\"success\"}")))
                .hasMessage("GET /v1/tiktok/trending/hashtags: HTTP 500, code 0");
    }

    @Test
    void aMalformedAnswerIsNotQuoted() {
        assertThat(failure(MalformedResponse.class, answer(200, "{\"code\":0,\"message\":\"success\",\"data\":[]}")))
                .hasMessage(
                        "GET /v1/tiktok/trending/hashtags: HTTP 200, code 0: data must be an object, was an array at"
                                + " line 1, column 38");
    }

    @Test
    void aMalformedAnswerSaysWhatTheParserSaid() {
        assertThat(failure(MalformedResponse.class, answer(200, "[]")))
                .hasMessage(
                        "GET /v1/tiktok/trending/hashtags: HTTP 200: the response must be an object, was an array at line 1,"
                                + " column 1");
    }

    @Test
    void whatWasReadBeforeAnAnswerBrokeIsSaid() {
        assertThat(failure(ServerFailed.class, answer(500, "{\"code\":500,\"requestId\":\"r-9\",\"message\":\"x\",!")))
                .hasMessage("GET /v1/tiktok/trending/hashtags: HTTP 500, code 500, request r-9, \"x\"")
                .satisfies(failure -> assertThat(failure.receipt().requestId()).isEqualTo("r-9"));
    }

    @Test
    void theKeyAndLineBreaksAreTakenOutOfTheVendorsWords() {
        String body =
                "{\"code\":401,\"message\":\"bad key " + SECRET + "\\nforged\",\"requestId\":\"" + SECRET + "\\r\"}";

        Unauthorized failure = failure(Unauthorized.class, answer(401, body));

        assertThat(failure)
                .hasMessage("GET /v1/tiktok/trending/hashtags: HTTP 401, code 401, request [redacted]?,"
                        + " \"bad key [redacted]?forged\"");
        assertThat(failure.receipt().requestId()).isEqualTo("[redacted]?");
    }

    @Test
    void aParserIsClosedThoughTheResponseIsMalformed() {
        List<JsonParser> parsers = new ArrayList<>();
        ResponseReader reader = new ResponseReader(new JsonFactory() {
            @Override
            public JsonParser createParser(byte[] body, int from, int length) throws IOException {
                JsonParser parser = super.createParser(body, from, length);
                parsers.add(parser);
                return parser;
            }
        });

        catchThrowableOfType(
                MalformedResponse.class,
                () -> reader.read(answer(200, "[]"), KEYS, id -> new Receipt(id, 1, 2, Duration.ZERO, NOON), null));

        assertThat(parsers).isNotEmpty().allMatch(JsonParser::isClosed);
    }

    @Test
    void theReceiptIsCreatedOnce() {
        for (TransportResponse response :
                List.of(Responses.ok(), answer(429, Responses.refusal(429)), answer(200, "[]"))) {
            int[] receipts = new int[1];
            try {
                new ResponseReader()
                        .read(
                                response,
                                KEYS,
                                id -> {
                                    receipts[0]++;
                                    return new Receipt(id, 1, 2, Duration.ZERO, NOON);
                                },
                                null);
            } catch (TrendingHashtagsException failure) {
                assertThat(failure.receipt().completedAt()).isEqualTo(NOON);
            }
            assertThat(receipts[0]).isEqualTo(1);
        }
    }

    @Test
    void aBodyInPiecesIsReadAsOneInOne() throws IOException {
        byte[] bytes = DocumentedResponse.JSON.getBytes(StandardCharsets.UTF_8);
        ResponseBody body = new ResponseBody(bytes.length, -1);
        for (int from = 0; from < bytes.length; from += 4096) {
            body.adopt(ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, from + 4096))
                    .limit(Math.min(4096, bytes.length - from)));
        }

        assertThat(read(new TransportResponse(200, name -> null, body)))
                .isEqualTo(read(answer(200, DocumentedResponse.JSON)));
    }

    @Test
    void aBodyOutsideTheHeapIsRead() throws IOException {
        byte[] bytes = DocumentedResponse.JSON.getBytes(StandardCharsets.UTF_8);
        ByteBuffer direct = ByteBuffer.allocateDirect(2 * bytes.length + 4096);
        direct.put(" ".repeat(4096).getBytes(StandardCharsets.UTF_8)).put(bytes).flip();
        ResponseBody body = new ResponseBody(direct.limit(), -1);
        body.adopt(direct);

        assertThat(read(new TransportResponse(200, name -> null, body)))
                .isEqualTo(read(answer(200, DocumentedResponse.JSON)));
    }

    @Test
    void aBodyInTheMiddleOfAnArrayIsRead() throws IOException {
        byte[] bytes = ("x" + " ".repeat(4096) + Responses.EMPTY_PAGE + "x").getBytes(StandardCharsets.UTF_8);
        ResponseBody body = new ResponseBody(bytes.length, -1);
        body.adopt(ByteBuffer.wrap(bytes, 1, bytes.length - 2));

        assertThat(read(new TransportResponse(200, name -> null, body)).hashtags())
                .isEmpty();
    }
}
