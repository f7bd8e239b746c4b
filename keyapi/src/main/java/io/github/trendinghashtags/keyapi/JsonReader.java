package io.github.trendinghashtags.keyapi;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value under Jackson's cursor as the type that a field requires. A value of another type or out of range fails
 * with a {@link MalformedException}, which names the field and the position. A number may be a string of digits.
 */
final class JsonReader {
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    final JsonParser parser;

    /** Collects what the vendor has changed, or null if there is no listener. */
    final Drift.@Nullable Reading drift;

    JsonReader(JsonParser parser, Drift.@Nullable Reading drift) {
        this.parser = parser;
        this.drift = drift;
    }

    /** The document is not of the expected shape. The message quotes nothing of it. */
    static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Enters an array. Returns false for null, which counts as an empty array. */
    boolean beginArray(String name) throws IOException {
        if (isNull()) {
            return false;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw unexpected(name, "an array");
        }
        return true;
    }

    boolean nextElement() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    void skip() throws IOException {
        parser.skipChildren();
    }

    boolean bool(String name) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw unexpected(name, "a boolean");
        };
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
        return isNull() ? null : Long.valueOf(wholeNumber(name));
    }

    long wholeNumber(String name) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        if (token == JsonToken.VALUE_STRING) {
            return parse(parser.getText(), name);
        }
        throw unexpected(name, "a whole number");
    }

    double decimal(String name) throws IOException {
        double value = switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> parser.getDoubleValue();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_STRING -> parseDecimal(parser.getText(), name);
            default -> throw unexpected(name, "a number");
        };
        if (!Double.isFinite(value)) {
            throw malformed(name + " is out of range");
        }
        return value;
    }

    /**
     * Reads a decimal fraction. Up to 15 digits, digits and power of ten are exact as doubles, and so their quotient is
     * the nearest double, as {@link Double#parseDouble} has it (Clinger 1990). The rest is left to Jackson.
     */
    private double decimal() throws IOException {
        char[] text = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int end = from + parser.getTextLength();
        if (end - from > 16 || text[from] == '-') {
            return parser.getDoubleValue();
        }
        long digits = 0;
        int point = end;
        for (int i = from; i < end; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (text[i] == '.') {
                point = i;
            } else {
                return parser.getDoubleValue();
            }
        }
        return digits / POWERS_OF_TEN[end - 1 - point];
    }

    @Nullable
    String text(String name) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NULL -> null;
            default -> throw unexpected(name, "a string");
        };
    }

    /** Reads an id, which may be a number. */
    @Nullable
    String textOrDigits(String name) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? Long.toString(parser.getLongValue()) : text(name);
    }

    boolean isEmptyText() throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING && parser.getTextLength() == 0;
    }

    /** Returns null if it is not a string. */
    @Nullable
    String textOrNull() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return null;
    }

    private long parse(String digits, String name) throws MalformedException {
        try {
            if (WHOLE.matcher(digits).matches()) {
                return Long.parseLong(digits);
            }
        } catch (NumberFormatException beyondLong) {
            // Fails below, since this message quotes the text.
        }
        throw malformed(name + " must be a whole number in range");
    }

    private double parseDecimal(String text, String name) throws MalformedException {
        if (text.length() > 40 || !DECIMAL.matcher(text).matches()) {
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

    /** Describes a problem of the current value by the position of its first character. */
    MalformedException malformed(String problem) {
        return at(parser.currentTokenLocation(), problem);
    }

    /** Describes a problem of the document by the position at which reading stopped. */
    MalformedException unreadable(String problem) {
        return at(parser.currentLocation(), problem);
    }

    private static MalformedException at(JsonLocation place, String problem) {
        return new MalformedException(problem + " at line " + place.getLineNr() + ", column " + place.getColumnNr());
    }

    MalformedException unexpected(String what, String expected) {
        String found = switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT -> "a whole number";
            case VALUE_NUMBER_FLOAT -> "a decimal number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> "no value";
        };
        return malformed(what + " must be " + expected + ", was " + found);
    }
}
