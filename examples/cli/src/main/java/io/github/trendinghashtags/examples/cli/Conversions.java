package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the command line's text to the domain's values. A refusal says what is allowed and what was given. */
final class Conversions {
    private Conversions() {}

    /** Lets the options of these types take more than their constants' names. */
    static CommandLine register(CommandLine commands) {
        return commands.registerConverter(Region.class, Conversions::region)
                .registerConverter(TrendPeriod.class, Conversions::period)
                .registerConverter(IndustryId.class, Conversions::industry)
                .registerConverter(Duration.class, Conversions::interval)
                .registerConverter(Path.class, Conversions::path)
                .registerConverter(Transport.class, value -> oneOf(Transport.values(), value))
                .registerConverter(Format.class, value -> oneOf(Format.values(), value));
    }

    /** An empty one, which a variable that is not set leaves, would be the current directory. */
    private static Path path(String value) {
        try {
            if (!value.isEmpty()) {
                return Path.of(value);
            }
        } catch (InvalidPathException notHere) {
            // Refused below.
        }
        throw refused("a path in the locale's character set", value);
    }

    /** A country's code in any case, or {@code all}. */
    private static Region region(String value) {
        String code = value.strip();
        if (code.equalsIgnoreCase("all") || code.equalsIgnoreCase(Region.ALL.code())) {
            return Region.ALL;
        }
        if (!code.matches("[A-Za-z]{2}")) {
            throw refused("a country's two letters such as US, or all", value);
        }
        return Region.of(code.toUpperCase(Locale.ROOT));
    }

    /** A number of days. */
    private static TrendPeriod period(String value) {
        return TrendPeriod.of(integer(value, 1, 365, "7, 30 or 120, or any number of days from 1 to 365"));
    }

    /** A known industry's name in any case, or the number of any. */
    private static IndustryId industry(String value) {
        if (value.strip().matches("0*[1-9][0-9]{0,17}")) {
            return IndustryId.of(Long.parseLong(value.strip()));
        }
        try {
            return IndustryId.named(value);
        } catch (IllegalArgumentException unknown) {
            String names = String.join(" | ", IndustryId.known().keySet());
            throw refused("an industry's number from 1, or one of " + names, value);
        }
    }

    /** A time between two rounds: a number and its unit, or ISO 8601. */
    private static Duration interval(String value) {
        Duration interval = duration(value.strip());
        if (interval.compareTo(Duration.ofMinutes(1)) < 0 || interval.compareTo(Duration.ofDays(365)) > 0) {
            throw refused("from 1m to 365d, such as 30m, 6h or 1d", value);
        }
        return interval;
    }

    private static Duration duration(String value) {
        boolean isShort = value.matches("[0-9]{1,9}[smhdSMHD]");
        boolean hasDays = isShort && value.matches(".*[dD]");
        try {
            return isShort ? Duration.parse((hasDays ? "P" : "PT") + value) : Duration.parse(value);
        } catch (DateTimeParseException unreadable) {
            return Duration.ZERO;
        }
    }

    /** How many entries of a top 100. */
    static final class ToTop implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            return integer(value, 1, 100, "from 1 to 100");
        }
    }

    /** A page of a ranking. */
    static final class ToPage implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            return integer(value, 1, 50, "a page from 1 to 50");
        }
    }

    /** Credits to spend. */
    static final class ToBudget implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            return (long) integer(value, 2, 999_999_999, "a number of credits from 2, the price of a request");
        }
    }

    /** Countries' codes, or {@code all} that are known. */
    static final class ToRegions implements ITypeConverter<List<Region>> {
        @Override
        public List<Region> convert(String value) {
            return list(value, Region.known(), Conversions::region);
        }
    }

    /** Numbers of days, or {@code all} that are known. */
    static final class ToPeriods implements ITypeConverter<List<TrendPeriod>> {
        @Override
        public List<TrendPeriod> convert(String value) {
            return list(value, TrendPeriod.known(), Conversions::period);
        }
    }

    /** Industries by name or number, or {@code all} that are known. */
    static final class ToIndustries implements ITypeConverter<List<IndustryId>> {
        @Override
        public List<IndustryId> convert(String value) {
            return list(value, IndustryId.known().values(), Conversions::industry);
        }
    }

    /** A name can have a comma and a space in it. What comes twice counts once. */
    private static <T> List<T> list(String value, Collection<T> known, Function<String, T> one) {
        return value.strip().equalsIgnoreCase("all")
                ? List.copyOf(known)
                : Stream.of(value.split(",(?! )", -1)).map(one).distinct().toList();
    }

    private static <E extends Enum<E>> E oneOf(E[] choices, String value) {
        return Stream.of(choices)
                .filter(choice -> choice.name().equalsIgnoreCase(value.strip()))
                .findFirst()
                .orElseThrow(
                        () -> refused(Stream.of(choices).map(E::toString).collect(Collectors.joining(" or ")), value));
    }

    private static int integer(String value, int min, int max, String allowed) {
        if (value.strip().matches("0*[0-9]{1,9}")) {
            int number = Integer.parseInt(value.strip());
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw refused(allowed, value);
    }

    private static TypeConversionException refused(String allowed, String value) {
        return new TypeConversionException("must be " + allowed + ", was \"" + value + "\"");
    }
}
