package io.github.trendinghashtags.keyapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Jackson's streaming parser behind core's interface, strict by its defaults. */
final class JacksonTokens implements JsonTokens {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxTokenCount(100_000).build())
            .build();

    private final JsonParser parser;

    private JacksonTokens(JsonParser parser) {
        this.parser = parser;
    }

    static JsonTokens open(InputStream document) throws IOException {
        JsonParser parser = JSON.createParser(document);
        if (parser.nextToken() == null) {
            throw new MalformedException("nothing is there");
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
            default -> throw new IllegalStateException("no value under the cursor");
        };
    }

    @Override
    public String nextField() throws IOException {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            return null;
        }
        String name = parser.currentName();
        parser.nextToken();
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
            throw new MalformedException("something follows the document");
        }
    }

    @Override
    public String location() {
        var place = parser.currentTokenLocation();
        return "line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException notClosed) {
            throw new UncheckedIOException(notClosed);
        }
    }
}
