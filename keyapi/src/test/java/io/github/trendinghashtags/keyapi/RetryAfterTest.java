package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");
    private static final String NOON = "Sun, 01 Feb 2026 12:00:00 GMT";
    private static final String NOON_AND_10_S = "Sun, 01 Feb 2026 12:00:10 GMT";

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "' 7 ', 7",
        "007, 7",
        "99999, 99999",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, 9223372036854775807",
        "99999999999999999999999999, 9223372036854775807"
    })
    void secondsAreTakenHoweverMany(String value, long seconds) {
        assertThat(RetryAfter.parse(value, null, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void noHeaderIsNoWait() {
        assertThat(RetryAfter.parse(null, NOON, NOW)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1.5",
                "1,5",
                "1, 2",
                "1s",
                "soon",
                "0x10",
                "١",
                "NaN",
                "1e3",
                "Mon, 01 Feb 2026 12:00:10 GMT",
                "Sun, 31 Feb 2026 12:00:10 GMT",
                "2026-02-01T12:00:10Z"
            })
    void anythingElseIsNoWait(String value) {
        assertThat(RetryAfter.parse(value, NOON, NOW)).isNull();
    }

    @Test
    void aDateIsHeldAgainstTheAnswersOwn() {
        assertThat(RetryAfter.parse(NOON_AND_10_S, NOON, NOW)).isEqualTo(Duration.ofSeconds(10));
        assertThat(RetryAfter.parse(" " + NOON_AND_10_S + " ", " " + NOON + " ", NOW))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600})
    void aClientsClockThatIsAnHourOffDoesNotMatter(long secondsOff) {
        assertThat(RetryAfter.parse(NOON_AND_10_S, NOON, NOW.plusSeconds(secondsOff)))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "1"})
    void withoutAReadableDateTheClientsClockStandsIn(String date) {
        assertThat(RetryAfter.parse(NOON_AND_10_S, date, NOW.plusSeconds(4))).isEqualTo(Duration.ofSeconds(6));
        assertThat(RetryAfter.parse(NOON_AND_10_S, null, NOW.plusSeconds(4))).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void aDateInThePastIsNoWait() {
        assertThat(RetryAfter.parse(NOON, NOON_AND_10_S, NOW)).isNull();
        assertThat(RetryAfter.parse(NOON, null, NOW.plusNanos(1))).isNull();
    }

    @Test
    void thisVeryMomentIsAWaitOfNothing() {
        assertThat(RetryAfter.parse(NOON, NOON, NOW)).isZero();
    }

    @Test
    void aDateFarAwayIsALongWait() {
        assertThat(RetryAfter.parse("Fri, 31 Dec 9999 23:59:59 GMT", NOON, NOW))
                .isGreaterThan(Duration.ofDays(2_000_000));
    }
}
