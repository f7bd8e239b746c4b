package io.github.trendinghashtags.keyapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Jackson's streaming parser as a cursor. Jackson's exceptions go through, and core repeats none of their messages. */
final class JacksonTokens implements JsonTokens {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    // A page of 20 entries with 120 trend points each has some 16,000.
                    .maxTokenCount(100_000)
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

    static JsonTokens open(InputStream document) throws IOException {
        JsonParser parser = JACKSON.createParser(document);
        if (parser.nextToken() == null) {
            throw new MalformedException("the body is empty");
        }
        return new JacksonTokens(parser);
    }

    @Override
    public Kind kind() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> Kind.OBJECT;
            case START_ARRAY -> Kind.ARRAY;
            case VALUE_STRING -> Kind.TEXT;
            case VALUE_NUMBER_INT -> Kind.INTEGER;
            case VALUE_NUMBER_FLOAT -> Kind.DECIMAL;
            case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
            case VALUE_NULL -> Kind.NULL;
            default -> throw new IOException("no value is under the cursor");
        };
    }

    @Override
    public @Nullable String nextField() throws IOException {
        String name = parser.nextFieldName();
        if (name != null) {
            parser.nextToken();
        }
        return name;
    }

    @Override
    public boolean nextElement() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    @Override
    public String text() throws IOException {
        return parser.getText();
    }

    @Override
    public long integer() throws IOException {
        return parser.getLongValue();
    }

    @Override
    public double decimal() throws IOException {
        return parser.getDoubleValue();
    }

    @Override
    public boolean bool() throws IOException {
        return parser.getBooleanValue();
    }

    @Override
    public void skip() throws IOException {
        parser.skipChildren();
    }

    @Override
    public void end() throws IOException {
        if (parser.nextToken() != null) {
            throw new MalformedException("something follows the answer at " + location());
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
            // there is nothing behind the parser but memory
        }
    }
}
