package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Whatever a server asks for, it is a wait or none. CONTRIBUTING.md says how to run this for hours. */
class RetryAfterFuzzTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");

    /** The headers' values on a line each: {@code Retry-After}, then {@code Date}. */
    @FuzzTest
    void anyHeadersAreAWaitOrNone(byte[] lines) {
        String[] values = new String(lines, StandardCharsets.UTF_8).split("\n", 3);
        String date = values.length > 1 ? values[1] : null;

        Duration wait = RetryAfter.parse(values[0], date, NOON);

        assertThat(wait == null || !wait.isNegative()).isTrue();
        assertThat(RetryAfter.parse(null, date, NOON)).isNull();
    }
}
