package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** From the command line's text to the domain's values. What is refused is told with what is allowed and what was given. */
final class Conversions {
    private Conversions() {}

    /** A country's code in any case, or {@code all}. */
    static final class ToRegion implements ITypeConverter<Region> {
        @Override
        public Region convert(String value) {
            String code = value.strip();
            if (code.equalsIgnoreCase("all") || code.equalsIgnoreCase(Region.ALL.code())) {
                return Region.ALL;
            }
            if (!code.matches("[A-Za-z]{2}")) {
                throw refused("a country's two letters such as US, or all", value);
            }
            return Region.of(code.toUpperCase(Locale.ROOT));
        }
    }

    /** A number of days. */
    static final class ToPeriod implements ITypeConverter<TrendPeriod> {
        @Override
        public TrendPeriod convert(String value) {
            return TrendPeriod.of(integer(value, 1, 365, "7, 30 or 120, or any number of days from 1 to 365"));
        }
    }

    /** A known industry's name in any case, or the number of any. */
    static final class ToIndustry implements ITypeConverter<IndustryId> {
        @Override
        public IndustryId convert(String value) {
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

    /** A time between two rounds: a number and its unit, or ISO 8601. */
    static final class ToInterval implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
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
    }

    /** A transport's name in any case. */
    static final class ToTransport implements ITypeConverter<Transport> {
        @Override
        public Transport convert(String value) {
            return oneOf(Transport.values(), value);
        }
    }

    /** A format's name in any case. */
    static final class ToFormat implements ITypeConverter<Format> {
        @Override
        public Format convert(String value) {
            return oneOf(Format.values(), value);
        }
    }

    /** A format's name in any case, of those that a comparison has. */
    static final class ToDiffFormat implements ITypeConverter<Format> {
        @Override
        public Format convert(String value) {
            return oneOf(new Format[] {Format.TABLE, Format.JSON}, value);
        }
    }

    /** Countries' codes, or {@code all} that are known. */
    static final class ToRegions implements ITypeConverter<List<Region>> {
        @Override
        public List<Region> convert(String value) {
            return list(value, Region.known(), new ToRegion());
        }
    }

    /** Numbers of days, or {@code all} that are known. */
    static final class ToPeriods implements ITypeConverter<List<TrendPeriod>> {
        @Override
        public List<TrendPeriod> convert(String value) {
            return list(value, TrendPeriod.known(), new ToPeriod());
        }
    }

    /** Industries by name or number, or {@code all} that are known. */
    static final class ToIndustries implements ITypeConverter<List<IndustryId>> {
        @Override
        public List<IndustryId> convert(String value) {
            return list(value, IndustryId.known().values(), new ToIndustry());
        }
    }

    /** A name can have a comma and a space in it. What comes twice counts once. */
    private static <T> List<T> list(String value, Collection<T> known, ITypeConverter<T> one) {
        if (value.strip().equalsIgnoreCase("all")) {
            return List.copyOf(known);
        }
        Set<T> choices = new LinkedHashSet<>();
        for (String part : value.split(",(?! )", -1)) {
            try {
                choices.add(one.convert(part));
            } catch (Exception refused) {
                throw new TypeConversionException(String.valueOf(refused.getMessage()));
            }
        }
        return List.copyOf(choices);
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
