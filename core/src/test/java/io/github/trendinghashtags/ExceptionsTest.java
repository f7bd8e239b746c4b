package io.github.trendinghashtags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Forbidden;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.InvalidRequest;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent.Reason;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsException.UnexpectedResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExceptionsTest {
    private static final Receipt RECEIPT = Samples.RECEIPT;
    private static final IOException CAUSE = new IOException("reset");

    /** An exception of each kind; its status, code, cause, and whether it passes by itself. */
    static Stream<Arguments> all() {
        return Stream.of(
                arguments(new InvalidRequest("m", RECEIPT, 400, 1L), 400, 1L, null, false),
                arguments(new Unauthorized("m", RECEIPT, 401, 2L), 401, 2L, null, false),
                arguments(new OutOfCredits("m", RECEIPT, 402, null), 402, null, null, false),
                arguments(new Forbidden("m", RECEIPT, 403, 3L), 403, 3L, null, false),
                arguments(new RateLimited("m", RECEIPT, 429, 4L, null), 429, 4L, null, true),
                arguments(new ServerFailed("m", RECEIPT, 500, 5L, null), 500, 5L, null, true),
                arguments(new UnexpectedResponse("m", RECEIPT, 302, null), 302, null, null, false),
                arguments(new MalformedResponse("m", RECEIPT, 200), 200, null, null, false),
                arguments(new MalformedResponse("m", RECEIPT, null), null, null, null, false),
                arguments(new ConnectionFailed("m", RECEIPT, CAUSE), null, null, CAUSE, true),
                arguments(new TimedOut("m", RECEIPT, CAUSE), null, null, CAUSE, true),
                arguments(new NotSent("m", RECEIPT, Reason.UNEXPECTED, CAUSE), null, null, CAUSE, false),
                arguments(new Interrupted("m", RECEIPT), null, null, null, false));
    }

    @ParameterizedTest
    @MethodSource("all")
    void anExceptionSaysWhatItWasGiven(
            TrendingHashtagsException exception, Integer status, Long code, Throwable cause, boolean retryable) {
        assertThat(exception).hasMessage("m");
        assertThat(exception.getCause()).isSameAs(cause);
        assertThat(exception.receipt()).isSameAs(RECEIPT);
        assertThat(exception.status()).isEqualTo(status);
        assertThat(exception.code()).isEqualTo(code);
        assertThat(exception.retryable()).isEqualTo(retryable);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void whatWasNotSentPassesByItselfForSomeReasons(Reason reason) {
        Set<Reason> lasting = Set.of(
                Reason.CALL_BUDGET,
                Reason.PROCESS_BUDGET,
                Reason.KEY_SUPPLIER_FAILED,
                Reason.CLIENT_CLOSED,
                Reason.UNEXPECTED);

        NotSent refusal = new NotSent("m", RECEIPT, reason, null);

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.retryable()).isEqualTo(!lasting.contains(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "500,,true",
        "501,,false",
        "502,,true",
        "503,,true",
        "504,,true",
        "505,,false",
        "599,,false",
        "500,0,true",
        "501,500,false",
        "399,500,true",
        "400,500,false",
        "200,500,true",
        "200,501,false",
        "200,502,true",
        "200,503,true",
        "200,504,true",
        "200,505,false",
        "200,,false"
    })
    void aServersFailureIsRetryableByItsStatusOrUnderASuccessByItsCode(int status, Long code, boolean retryable) {
        assertThat(new ServerFailed("m", RECEIPT, status, code, null).retryable())
                .isEqualTo(retryable);
    }

    @Test
    void retryAfterIsKept() {
        Duration wait = Duration.ofSeconds(7);

        assertThat(new RateLimited("m", RECEIPT, 429, null, wait).retryAfter()).isEqualTo(wait);
        assertThat(new ServerFailed("m", RECEIPT, 503, null, wait).retryAfter()).isEqualTo(wait);
        assertThat(new RateLimited("m", RECEIPT, 429, null, null).retryAfter()).isNull();
        assertThat(new ServerFailed("m", RECEIPT, 503, null, null).retryAfter()).isNull();
    }

    @Test
    void anExceptionNeedsAReceipt() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Interrupted("m", null))
                .withMessage("receipt");
    }
}
