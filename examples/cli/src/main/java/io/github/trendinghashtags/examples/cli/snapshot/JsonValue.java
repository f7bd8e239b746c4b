package io.github.trendinghashtags.examples.cli.snapshot;

import io.github.trendinghashtags.examples.cli.snapshot.JsonLine.Numeral;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value of a line, asked for what it is to be.
 *
 * @param path where it stands, such as {@code hashtags[4].rank}; empty for the line itself
 * @param value a map, a list, a text, a {@link Numeral}, a boolean or null
 */
record JsonValue(String path, @Nullable Object value) {

    /** This object's field. */
    JsonValue field(String name) {
        Map<?, ?> fields = fields();
        if (!fields.containsKey(name)) {
            throw Unreadable.at(pathOf(name), "a value", "missing");
        }
        return new JsonValue(pathOf(name), fields.get(name));
    }

    /** Refuses an object that has other fields too. */
    JsonValue withNoFieldsBut(String... names) {
        Set<String> others = new TreeSet<>();
        fields().keySet().forEach(name -> others.add(String.valueOf(name)));
        others.removeAll(Set.of(names));
        if (!others.isEmpty()) {
            throw Unreadable.at(here(), "the fields " + String.join(", ", names), "with " + String.join(", ", others));
        }
        return this;
    }

    /** Each element of this array. */
    <T> List<T> elements(Function<JsonValue, T> reader) {
        if (!(value instanceof List<?> list)) {
            throw unlike("an array");
        }
        List<T> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            elements.add(reader.apply(new JsonValue(path + "[" + elements.size() + "]", element)));
        }
        return elements;
    }

    <T> @Nullable T orNull(Function<JsonValue, T> reader) {
        return value == null ? null : reader.apply(this);
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw unlike("a text");
    }

    boolean bool() {
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw unlike("true or false");
    }

    long whole() {
        return number("a whole number", Long::valueOf);
    }

    int smallWhole() {
        return number("a whole number that is not beyond " + Integer.MAX_VALUE, Integer::valueOf);
    }

    double decimal() {
        return number("a number", Double::valueOf);
    }

    /** What that makes of this text, such as a time. */
    <T> T parsed(String expected, Function<String, T> parser) {
        return of(expected, text(), parser);
    }

    /** What that makes of this, where its parts can go together. */
    <T> T made(Function<JsonValue, T> maker) {
        try {
            return maker.apply(this);
        } catch (IllegalArgumentException refused) {
            throw new Unreadable(here() + ": " + refused.getMessage());
        }
    }

    private <T> T number(String expected, Function<String, T> parser) {
        if (value instanceof Numeral numeral) {
            return of(expected, numeral.digits(), parser);
        }
        throw unlike(expected);
    }

    private <T> T of(String expected, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (RuntimeException refused) {
            throw unlike(expected);
        }
    }

    private Map<?, ?> fields() {
        if (value instanceof Map<?, ?> fields) {
            return fields;
        }
        throw unlike("an object");
    }

    private Unreadable unlike(String expected) {
        return Unreadable.at(here(), expected, described());
    }

    private String described() {
        if (value instanceof String text) {
            return '"' + (text.length() <= 40 ? text : text.substring(0, 40) + "…") + '"';
        }
        if (value instanceof Map) {
            return "an object";
        }
        return value instanceof List ? "an array" : String.valueOf(value);
    }

    private String here() {
        return path.isEmpty() ? "the line" : path;
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
