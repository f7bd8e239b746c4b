package io.github.trendinghashtags.examples.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.stream.Collectors;

/**
 * Writes and reads records as JSON, with the names of their components. Any Jackson with support for {@code java.time}
 * reads it back into the library's records.
 */
public final class Json {

    /** Characters above are escaped: surrogates come next, which have no UTF-8 unless in pairs. */
    private static final int LAST_BEFORE_SURROGATES = 0xD7FF;

    private static final JsonFactory FACTORY = ((JsonFactoryBuilder) JsonFactory.builder())
            .highestNonEscapedChar(LAST_BEFORE_SURROGATES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .addModule(new JavaTimeModule())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private static final String BROKEN = "broken JSON: ";

    private Json() {}

    /**
     * Writes a value on one line.
     *
     * @param value a record, a list or a map
     * @return the JSON, without a line break in it or at its end
     */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(unwritable);
        }
    }

    /**
     * Reads a record. Every component has to be there, and nothing else.
     *
     * @param json the whole JSON
     * @param type the record's type
     * @return the record
     * @throws UnreadableException if the JSON is broken or is of something else
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new UnreadableException("the line: it must be an object, was null");
            }
            return value;
        } catch (JsonMappingException refused) {
            throw new UnreadableException(path(refused) + reason(refused) + column(refused));
        } catch (JsonProcessingException broken) {
            throw new UnreadableException(BROKEN + broken.getOriginalMessage() + column(broken));
        }
    }

    private static String path(JsonMappingException refused) {
        String path = refused.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "the line: " : path.replaceFirst("^\\.", "") + ": ";
    }

    /** The message of a record about its components is fit to be shown; Jackson's own names Java types. */
    private static String reason(JsonMappingException refused) {
        Throwable cause = refused.getCause();
        if (cause instanceof StreamReadException broken) {
            return BROKEN + broken.getOriginalMessage();
        }
        return cause instanceof IllegalArgumentException
                ? String.valueOf(cause.getMessage())
                : "something is missing, or is not of the kind that belongs here";
    }

    private static String column(JsonProcessingException failure) {
        JsonLocation place = failure.getLocation();
        return place == null ? "" : ", at column " + place.getColumnNr();
    }
}
