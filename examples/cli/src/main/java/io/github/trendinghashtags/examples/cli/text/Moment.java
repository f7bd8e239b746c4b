package io.github.trendinghashtags.examples.cli.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them, in UTC: the vendor's days begin there. */
public final class Moment {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Moment() {}

    /**
     * A time to the minute.
     *
     * @param time any
     * @return such as {@code 2026-02-02 09:30 UTC}
     */
    public static String of(Instant time) {
        return formatted(time, MINUTE);
    }

    /**
     * A day.
     *
     * @param time any
     * @return such as {@code 2026-02-02}
     */
    public static String day(Instant time) {
        return formatted(time, DAY);
    }

    /**
     * A length of time, cut off after the second.
     *
     * @param time from zero
     * @return such as {@code 1 d}, {@code 6 h 30 min} and {@code 0.8 s}
     */
    public static String span(Duration time) {
        if (time.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        StringBuilder span = new StringBuilder();
        append(span, time.toDaysPart(), "d");
        append(span, time.toHoursPart(), "h");
        append(span, time.toMinutesPart(), "min");
        append(span, time.toSecondsPart(), "s");
        return span.toString();
    }

    private static void append(StringBuilder span, long count, String unit) {
        if (count > 0) {
            span.append(span.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
        }
    }

    /** A year of ten digits is beyond the calendar, and still a time. */
    private static String formatted(Instant time, DateTimeFormatter format) {
        try {
            return format.format(time);
        } catch (DateTimeException beyond) {
            return time.toString();
        }
    }
}
