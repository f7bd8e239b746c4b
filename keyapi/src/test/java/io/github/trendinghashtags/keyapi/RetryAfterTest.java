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
    void soManyValuesThatReadingThemTakesLongAreNone() {
        String many = "7" + ",".repeat(500);

        assertThat(RetryAfter.parse(many, null, NOW)).isNull();
        assertThat(RetryAfter.parse(many.substring(1), null, NOW)).isNull();
        assertThat(RetryAfter.parse(NOON_AND_10_S, NOON + ",".repeat(500), NOW.plusSeconds(4)))
                .isEqualTo(Duration.ofSeconds(6));
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1, 2 | 2",
                "2, 1 | 2",
                "1,5 | 5",
                "soon, 3 | 3",
                "-1, 0 | 0",
                "1, Sun, 01 Feb 2026 12:00:10 GMT | 10",
                "Sun, 01 Feb 2026 12:00:10 GMT, 11 | 11",
                "Sun, 01 Feb 2026 12:00:10 GMT,Sun, 01 Feb 2026 12:00:09 GMT | 10",
                "Sunday, 01-Feb-26 12:00:10 GMT, 2 | 10"
            })
    void ofSeveralTheLongestCounts(String value, long seconds) {
        assertThat(RetryAfter.parse(value, NOON, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NOON_AND_10_S,
                "Sun, 1 Feb 2026 12:00:10 GMT",
                "Sunday, 01-Feb-26 12:00:10 GMT",
                "Sun Feb  1 12:00:10 2026",
                "Sun Feb 01 12:00:10 2026",
                "sunday, 01-feb-26 12:00:10 GMT"
            })
    void everyFormOfADateIsRead(String date) {
        assertThat(RetryAfter.parse(date, NOON, NOW)).isEqualTo(Duration.ofSeconds(10));
        assertThat(RetryAfter.parse("Sun, 01 Feb 2026 12:00:15 GMT", date, NOW)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aYearOfTwoDigitsIsAtMost50YearsAhead() {
        assertThat(RetryAfter.parse("Saturday, 01-Feb-76 12:00:00 GMT", NOON, NOW))
                .isEqualTo(Duration.between(NOW, Instant.parse("2076-02-01T12:00:00Z")));
        assertThat(RetryAfter.parse("Tuesday, 01-Feb-77 12:00:00 GMT", NOON, NOW))
                .isNull();
    }

    @Test
    void ofSeveralDatesOfAResponseTheEarliestCounts() {
        String dates = "Sun, 01 Feb 2026 12:00:05 GMT, " + NOON;
        assertThat(RetryAfter.parse(NOON_AND_10_S, dates, NOW)).isEqualTo(Duration.ofSeconds(10));
        assertThat(RetryAfter.parse(NOON_AND_10_S, "junk, " + NOON, NOW.plusSeconds(60)))
                .isEqualTo(Duration.ofSeconds(10));
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
