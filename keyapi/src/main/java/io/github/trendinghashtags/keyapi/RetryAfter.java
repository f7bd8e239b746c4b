package io.github.trendinghashtags.keyapi;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} (RFC 9110, 10.2.3): whole seconds, or a date to be held against the answer's own. */
final class RetryAfter {
    private RetryAfter() {}

    /**
     * How long to wait.
     *
     * @param value the header's value, or null where there is none
     * @param date the answer's {@code Date}, or null where there is none
     * @param now stands in for an absent or unreadable {@code Date}
     * @return the wait, from 0; or null for no header, a date in the past, and anything that is not of the form
     */
    static @Nullable Duration parse(@Nullable String value, @Nullable String date, Instant now) {
        if (value == null) {
            return null;
        }
        String text = value.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return seconds(text);
        }
        Instant until = date(text);
        if (until == null) {
            return null;
        }
        Instant sent = date == null ? null : date(date.strip());
        Duration wait = Duration.between(sent == null ? now : sent, until);
        return wait.isNegative() ? null : wait;
    }

    private static Duration seconds(String digits) {
        try {
            return Duration.ofSeconds(Long.parseLong(digits));
        } catch (NumberFormatException beyondLong) {
            return Duration.ofSeconds(Long.MAX_VALUE);
        }
    }

    private static @Nullable Instant date(String text) {
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
