package io.github.trendinghashtags.adapter.feign;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.trendinghashtags.spi.JsonTokens;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Jackson's streaming parser as a cursor. Jackson's own messages quote the document, and stop here. */
final class JacksonTokens implements JsonTokens {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .maxStringLength(1_000_000)
                    .build())
            .build();

    private final JsonParser parser;

    private JacksonTokens(JsonParser parser) {
        this.parser = parser;
    }

    static JsonTokens open(byte[] bytes, int length) {
        try {
            JacksonTokens tokens = new JacksonTokens(JACKSON.createParser(bytes, 0, length));
            if (tokens.parser.nextToken() == null) {
                throw new MalformedException("the body is empty");
            }
            return tokens;
        } catch (IOException notJson) {
            throw new MalformedException("the body does not begin as JSON");
        }
    }

    @Override
    public Kind kind() {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw malformed();
        }
        return switch (token) {
            case START_OBJECT -> Kind.OBJECT;
            case START_ARRAY -> Kind.ARRAY;
            case VALUE_STRING -> Kind.TEXT;
            case VALUE_NUMBER_INT -> Kind.INTEGER;
            case VALUE_NUMBER_FLOAT -> Kind.DECIMAL;
            case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
            case VALUE_NULL -> Kind.NULL;
            default -> throw malformed();
        };
    }

    @Override
    public @Nullable String nextField() {
        try {
            String name = parser.nextFieldName();
            if (name != null) {
                parser.nextToken();
            } else if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw malformed();
            }
            return name;
        } catch (IOException notJson) {
            throw malformed();
        }
    }

    @Override
    public boolean nextElement() {
        try {
            return parser.nextToken() != JsonToken.END_ARRAY;
        } catch (IOException notJson) {
            throw malformed();
        }
    }

    @Override
    public String text() {
        try {
            return parser.getText();
        } catch (IOException notJson) {
            throw malformed();
        }
    }

    @Override
    public long integer() {
        try {
            return parser.getLongValue();
        } catch (IOException beyondLong) {
            throw malformed();
        }
    }

    @Override
    public double decimal() {
        try {
            return parser.getDoubleValue();
        } catch (IOException notJson) {
            throw malformed();
        }
    }

    @Override
    public boolean bool() {
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    @Override
    public void skip() {
        try {
            parser.skipChildren();
        } catch (IOException notJson) {
            throw malformed();
        }
    }

    @Override
    public void end() {
        try {
            if (parser.nextToken() != null) {
                throw new MalformedException("something follows the answer at " + location());
            }
        } catch (IOException notJson) {
            throw malformed();
        }
    }

    @Override
    public String location() {
        JsonLocation place = parser.currentLocation();
        return "line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException ignored) {
            // there is nothing behind the parser but an array
        }
    }

    private MalformedException malformed() {
        return new MalformedException("not the JSON that was expected at " + location());
    }
}
