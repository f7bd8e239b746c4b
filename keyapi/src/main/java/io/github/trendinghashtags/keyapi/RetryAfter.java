package io.github.trendinghashtags.keyapi;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Retry-After} (RFC 9110, 10.2.3): whole seconds, or a date in any of the three forms of 5.6.7, which counts
 * from the response's own. The longest of several values counts.
 */
final class RetryAfter {
    /** Separates the values of a list. A comma after the name of a day belongs to a date. */
    private static final Pattern COMMA = Pattern.compile("(?<!(?i:mon|tue|wed|thu|fri|sat|sun|day)\\s{0,9}),");

    /** Several dates have room in it. Of thousands of values, each would be tried as a date. */
    private static final int MOST_CHARS = 500;

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final Pattern DAY_NAME = Pattern.compile("^[A-Za-z]{3,9},?\\s+");

    private static final DateTimeFormatter ASCTIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("MMM ppd HH:mm:ss yyyy")
            .toFormatter(Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private RetryAfter() {}

    /**
     * Parses the header.
     *
     * @param value the header's value or values, or null if it is absent
     * @param date the response's {@code Date}, or null if it is absent
     * @param now used in place of a {@code Date} that is absent or unreadable
     * @return the wait, from 0; or null for no header, a date in the past, and anything that is too long or not of the form
     */
    static @Nullable Duration parse(@Nullable String value, @Nullable String date, Instant now) {
        if (value == null) {
            return null;
        }
        // The earliest of several dates, for the longest wait.
        Instant sent = values(date)
                .map(text -> date(text, now))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(now);
        return values(value)
                .map(text -> SECONDS.matcher(text).matches() ? seconds(text) : until(date(text, now), sent))
                .filter(Objects::nonNull)
                .max(Duration::compareTo)
                .orElse(null);
    }

    private static Stream<String> values(@Nullable String list) {
        return list == null || list.length() > MOST_CHARS
                ? Stream.empty()
                : COMMA.splitAsStream(list).map(String::strip);
    }

    private static Duration seconds(String digits) {
        try {
            return Duration.ofSeconds(Long.parseLong(digits));
        } catch (NumberFormatException beyondLong) {
            return Duration.ofSeconds(Long.MAX_VALUE);
        }
    }

    private static @Nullable Duration until(@Nullable Instant date, Instant sent) {
        return date == null || date.isBefore(sent) ? null : Duration.between(sent, date);
    }

    private static @Nullable Instant date(String text, Instant now) {
        Instant date = parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
        String withoutDay = DAY_NAME.matcher(text).replaceFirst("");
        date = date == null ? parse(withoutDay, rfc850(now)) : date;
        return date == null ? parse(withoutDay, ASCTIME) : date;
    }

    private static @Nullable Instant parse(String date, DateTimeFormatter form) {
        try {
            return Instant.from(form.parse(date));
        } catch (DateTimeException otherForm) {
            return null;
        }
    }

    /** A year of two digits is at most 50 years ahead (RFC 9110, 5.6.7). */
    private static DateTimeFormatter rfc850(Instant now) {
        int earliest = now.atZone(ZoneOffset.UTC).getYear() - 49;
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern("dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, earliest)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH)
                .withZone(ZoneOffset.UTC);
    }
}
