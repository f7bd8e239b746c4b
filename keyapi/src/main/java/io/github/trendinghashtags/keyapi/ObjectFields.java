package io.github.trendinghashtags.keyapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks the known fields of one kind of object and skips unknown ones. Fields in the documented order are found by
 * comparing bytes, which is faster than a lookup; any other order does as well. Reused for one object after another, but
 * not for an object inside another.
 */
final class ObjectFields {
    /** Returned at the end of an object. */
    static final int END = -1;

    private final JsonReader json;
    private final JsonParser parser;
    private final SerializedString[] names;
    private String what = "";
    private int expected;
    private int seen;

    /**
     * Creates a walk over objects that have these fields.
     *
     * @param json stands on each object when {@link #begin} is called
     * @param names as {@link #names} returns them
     */
    ObjectFields(JsonReader json, SerializedString... names) {
        this.json = json;
        this.parser = json.parser;
        this.names = names;
    }

    /** Prepares names, given in the documented order. */
    static SerializedString[] names(String... names) {
        return Stream.of(names).map(SerializedString::new).toArray(SerializedString[]::new);
    }

    /** Requires an object, whose fields follow. */
    void begin(String what) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw json.unexpected(what, "an object");
        }
        this.what = what;
        expected = 0;
        seen = 0;
    }

    /**
     * Moves to the value of the next known field. A known field that comes twice fails, since either value could be the
     * right one.
     *
     * @return the field's place among the names, or {@link #END}
     */
    int next() throws IOException {
        int field = expected;
        if (field == names.length) {
            return find(parser.nextFieldName());
        }
        if (parser.nextFieldName(names[field])) {
            return found(field);
        }
        return find(parser.currentToken() == JsonToken.FIELD_NAME ? parser.currentName() : null);
    }

    private int find(@Nullable String first) throws IOException {
        for (String name = first; name != null; name = parser.nextFieldName()) {
            for (int i = 0; i < names.length; i++) {
                int field = (expected + i) % names.length;
                if (names[field].getValue().equals(name)) {
                    return found(field);
                }
            }
            if (json.drift != null) {
                json.drift.unknownField(name, what);
            }
            parser.nextToken();
            parser.skipChildren();
        }
        return END;
    }

    private int found(int field) throws IOException {
        parser.nextToken();
        if ((seen & 1 << field) != 0) {
            throw json.malformed(names[field].getValue() + " comes twice");
        }
        seen |= 1 << field;
        expected = field + 1;
        return field;
    }
}
