package io.github.trendinghashtags.spi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Jackson's streaming parser behind core's interface, strict by its defaults. */
final class JacksonTokens implements JsonTokens {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;

    private JacksonTokens(JsonParser parser) {
        this.parser = parser;
    }

    static JsonTokens open(byte[] bytes, int length) {
        JacksonTokens tokens = new JacksonTokens(read(() -> JSON.createParser(bytes, 0, length)));
        if (tokens.next() == null) {
            throw new MalformedException("nothing is there");
        }
        return tokens;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException notJson) {
            throw new MalformedException("not the JSON expected");
        }
    }

    private JsonToken next() {
        return read(parser::nextToken);
    }

    @Override
    public Kind kind() {
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
    public String nextField() {
        if (next() == JsonToken.END_OBJECT) {
            return null;
        }
        String name = read(parser::currentName);
        next();
        return name;
    }

    @Override
    public boolean nextElement() {
        return next() != JsonToken.END_ARRAY;
    }

    @Override
    public String text() {
        return read(parser::getText);
    }

    @Override
    public long integer() {
        return read(parser::getLongValue);
    }

    @Override
    public double decimal() {
        return read(parser::getDoubleValue);
    }

    @Override
    public boolean bool() {
        return read(parser::getBooleanValue);
    }

    @Override
    public void skip() {
        read(parser::skipChildren);
    }

    @Override
    public void end() {
        if (next() != null) {
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
        read(() -> {
            parser.close();
            return null;
        });
    }
}
