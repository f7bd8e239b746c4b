package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Jackson's own messages can quote the document, and are replaced by ours. */
class ForeignFailuresTest {
    private static final String READ = "GET /v1/tiktok/trending/hashtags: HTTP 200, code 0: ";
    private static final String UNREAD = "GET /v1/tiktok/trending/hashtags: HTTP 200: ";

    private interface Failing {
        void fail() throws IOException;
    }

    /** A parser that fails when it is asked for a string. */
    private static JsonFactory failingAtText(Failing failing) {
        return new JsonFactory() {
            @Override
            public JsonParser createParser(byte[] body, int from, int length) throws IOException {
                return new JsonParserDelegate(super.createParser(body, from, length)) {
                    @Override
                    public String getText() throws IOException {
                        failing.fail();
                        return super.getText();
                    }
                };
            }
        };
    }

    private static JsonFactory failingAtTheOpening(Failing failing) {
        return new JsonFactory() {
            @Override
            public JsonParser createParser(byte[] body, int from, int length) throws IOException {
                failing.fail();
                return super.createParser(body, from, length);
            }
        };
    }

    private static TrendingHashtagsPage read(JsonFactory jackson, TransportResponse answer) {
        return new ResponseReader(jackson)
                .read(
                        answer,
                        KeyRedactor.of(Bench.KEY),
                        id -> new Receipt(id, 1, 2, Duration.ZERO, Instant.EPOCH),
                        null);
    }

    private static void malformed(JsonFactory jackson, String message) {
        assertThatExceptionOfType(MalformedResponse.class)
                .isThrownBy(() -> read(jackson, answer(200, Responses.EMPTY_PAGE)))
                .withMessage(message)
                .withNoCause()
                .satisfies(failure -> assertThat(failure.getSuppressed()).isEmpty());
    }

    @Test
    void anIoExceptionIsNotTheJsonThatWasExpected() {
        malformed(
                failingAtText(() -> {
                    throw new IOException("Unexpected 'success'");
                }),
                READ + "not the JSON that was expected at line 1, column 22");
    }

    @Test
    void aRuntimeExceptionIsAResponseThatCannotBeDecoded() {
        malformed(
                failingAtText(() -> {
                    throw new IllegalStateException("Longest collision chain of 'success'");
                }),
                READ + "the response can't be decoded at line 1, column 22");
    }

    @Test
    void anIoExceptionAtTheOpeningIsABodyThatDoesNotBeginAsJson() {
        malformed(
                failingAtTheOpening(() -> {
                    throw new IOException("Unexpected '{'");
                }),
                UNREAD + "the body does not begin as JSON");
    }

    @Test
    void aRuntimeExceptionAtTheOpeningIsAResponseThatCannotBeDecoded() {
        malformed(
                failingAtTheOpening(() -> {
                    throw new IllegalStateException("Unexpected '{'");
                }),
                UNREAD + "the response can't be decoded");
    }

    @Test
    void theStatusStillDecidesWhatAFailureIs() {
        JsonFactory jackson = failingAtText(() -> {
            throw new IllegalStateException("bug");
        });

        assertThatExceptionOfType(ServerFailed.class)
                .isThrownBy(() -> read(jackson, answer(503, Responses.refusal(503))))
                .withMessage("GET /v1/tiktok/trending/hashtags: HTTP 503, code 503");
    }
}
