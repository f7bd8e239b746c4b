package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.keyapi.JsonTokens.Kind;
import io.github.trendinghashtags.keyapi.JsonTokens.MalformedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The value under a cursor as the type that a field demands: a value of another type or out of range is a {@link
 * MalformedException} that names the field and the place. Numbers may come as strings of digits.
 */
final class JsonValues {
    private final JsonTokens json;

    JsonValues(JsonTokens json) {
        this.json = json;
    }

    boolean isNull() throws IOException {
        return json.kind() == Kind.NULL;
    }

    void require(Kind expected, String what) throws IOException {
        if (json.kind() != expected) {
            throw unexpected(what, expected.toString());
        }
    }

    /** Whether there are elements to be read: null is as good as an empty array. */
    boolean isList(String name) throws IOException {
        if (isNull()) {
            return false;
        }
        require(Kind.ARRAY, name);
        return true;
    }

    /** Notes a field of an object, and refuses one that comes twice, since nobody can say which one counts. */
    int once(int seen, int field, String name) throws MalformedException {
        if ((seen & field) != 0) {
            throw malformed(name + " comes twice");
        }
        return seen | field;
    }

    boolean bool(String name) throws IOException {
        require(Kind.BOOLEAN, name);
        return json.bool();
    }

    @Nullable
    Long count(String name) throws IOException {
        Long count = integer(name);
        if (count != null && count < 0) {
            throw malformed(name + " must not be negative");
        }
        return count;
    }

    @Nullable
    Long integer(String name) throws IOException {
        return isNull() ? null : Long.valueOf(integer(name, 0));
    }

    long integer(String name, long ifNull) throws IOException {
        return switch (json.kind()) {
            case NULL -> ifNull;
            case INTEGER -> json.integer();
            case TEXT -> parse(json.text(), Long.MIN_VALUE, name);
            default -> throw unexpected(name, "a whole number");
        };
    }

    double decimal(String name) throws IOException {
        double value = switch (json.kind()) {
            case INTEGER, DECIMAL -> json.decimal();
            case TEXT -> parseDecimal(json.text(), name);
            default -> throw unexpected(name, "a number");
        };
        if (!Double.isFinite(value)) {
            throw malformed(name + " is out of range");
        }
        return value;
    }

    @Nullable
    String text(String name) throws IOException {
        return switch (json.kind()) {
            case NULL -> null;
            case TEXT -> json.text();
            default -> throw unexpected(name, "text");
        };
    }

    /** For an id, which may come as a number. */
    @Nullable
    String textOrDigits(String name) throws IOException {
        return json.kind() == Kind.INTEGER ? Long.toString(json.integer()) : text(name);
    }

    /** For what is only told to people: of another type it is as good as absent. */
    @Nullable
    String textOrNothing() throws IOException {
        if (json.kind() == Kind.TEXT) {
            return json.text();
        }
        json.skip();
        return null;
    }

    long parse(String digits, long min, String name) throws MalformedException {
        if (isWhole(digits)) {
            try {
                long value = Long.parseLong(digits);
                if (value >= min) {
                    return value;
                }
            } catch (NumberFormatException beyondLong) {
                // refused below, without its message, which quotes the text
            }
        }
        throw malformed(name + " must be a whole number in range");
    }

    private static boolean isWhole(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        for (int i = first; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > first;
    }

    private double parseDecimal(String text, String name) throws MalformedException {
        if (text.length() > 40 || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw malformed(name + " must be a number");
        }
        return Double.parseDouble(text);
    }

    int intFrom(int min, @Nullable Long value, String name) throws MalformedException {
        if (value == null) {
            throw malformed(name + " is missing");
        }
        if (value < min || value > Integer.MAX_VALUE) {
            throw malformed(name + " is out of range");
        }
        return value.intValue();
    }

    String required(@Nullable String value, String name) throws MalformedException {
        if (value == null || value.isEmpty()) {
            throw malformed(name + " is missing");
        }
        return value;
    }

    MalformedException malformed(String problem) {
        return new MalformedException(problem + " at " + json.location());
    }

    MalformedException unexpected(String what, String expected) throws IOException {
        return malformed(what + " must be " + expected + ", was " + json.kind());
    }
}
