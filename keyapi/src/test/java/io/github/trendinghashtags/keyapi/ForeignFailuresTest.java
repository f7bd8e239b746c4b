package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a JSON library throws of its own may quote the document, and is told in our words. */
class ForeignFailuresTest {
    private static final String READ = "GET /v1/tiktok/trending/hashtags: HTTP 200, code 0: ";
    private static final String UNREAD = "GET /v1/tiktok/trending/hashtags: HTTP 200: ";

    private interface Failing {
        String fail() throws IOException;
    }

    /** A library that fails at a text. */
    private static JsonTokens.Factory failingAtText(Failing failing) {
        return document -> new ForwardingTokens(JacksonTokens.open(document)) {
            @Override
            public String text() throws IOException {
                return failing.fail();
            }
        };
    }

    private static TrendingHashtagsPage read(JsonTokens.Factory json, TransportResponse answer) {
        return new AnswerReader(json)
                .read(answer, "sk_live_canary", id -> new Receipt(id, 1, 2, Duration.ZERO, Instant.EPOCH));
    }

    private static void malformed(JsonTokens.Factory json, String message) {
        assertThatExceptionOfType(MalformedResponse.class)
                .isThrownBy(() -> read(json, answer(200, Answers.EMPTY_PAGE)))
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
                READ + "not the JSON that was expected at line 1, column 21");
    }

    @Test
    void aRuntimeExceptionIsAnAnswerThatCannotBeDecoded() {
        malformed(
                failingAtText(() -> {
                    throw new IllegalStateException("Longest collision chain of 'success'");
                }),
                READ + "the answer can't be decoded at line 1, column 21");
    }

    @Test
    void anIoExceptionAtTheOpeningIsABodyThatDoesNotBeginAsJson() {
        malformed(
                document -> {
                    throw new IOException("Unexpected '{'");
                },
                UNREAD + "the body does not begin as JSON");
    }

    @Test
    void aRuntimeExceptionAtTheOpeningIsAnAnswerThatCannotBeDecoded() {
        malformed(
                document -> {
                    throw new IllegalStateException("Unexpected '{'");
                },
                UNREAD + "the answer can't be decoded");
    }

    @Test
    void theStatusStillDecidesWhatAFailureIs() {
        JsonTokens.Factory json = failingAtText(() -> {
            throw new IllegalStateException("bug");
        });

        assertThatExceptionOfType(ServerFailed.class)
                .isThrownBy(() -> read(json, answer(503, Answers.refusal(503))))
                .withMessage("GET /v1/tiktok/trending/hashtags: HTTP 503, code 503");
    }
}
