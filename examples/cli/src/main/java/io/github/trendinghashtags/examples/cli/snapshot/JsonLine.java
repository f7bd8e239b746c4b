package io.github.trendinghashtags.examples.cli.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON value from a line. */
final class JsonLine {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser json;

    private JsonLine(JsonParser json) {
        this.json = json;
    }

    /** A number as it is written. */
    record Numeral(String digits) {
        @Override
        public String toString() {
            return digits;
        }
    }

    /**
     * The line's value.
     *
     * @throws Unreadable where the line is anything but one JSON value
     */
    static JsonValue parse(String line) {
        try (JsonParser json = FACTORY.createParser(line)) {
            json.nextToken();
            Object value = new JsonLine(json).value();
            if (json.nextToken() != null) {
                throw Unreadable.at("column " + json.currentTokenLocation().getColumnNr(), "the line's end", "more");
            }
            return new JsonValue("", value);
        } catch (JsonProcessingException broken) {
            int column = broken.getLocation() == null ? 1 : broken.getLocation().getColumnNr();
            throw Unreadable.at("column " + column, "JSON", "broken: " + broken.getOriginalMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable Object value() throws IOException {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw Unreadable.at("column 1", "a JSON object", "nothing");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(json.getText());
            default -> null;
        };
    }

    private Map<String, @Nullable Object> object() throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            fields.put(name, value());
        }
        return fields;
    }

    private List<@Nullable Object> array() throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return elements;
    }
}
