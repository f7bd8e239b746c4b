package io.github.trendinghashtags.keyapi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the vendor's responses, so that {@link ResponseReader} reads the same: numbers in full, and nothing for what is
 * null.
 */
final class ResponseWriter {
    private static final double MAX_WHOLE = 1e15;

    private final JsonGenerator json;

    private ResponseWriter(JsonGenerator json) {
        this.json = json;
    }

    /** What is written. */
    interface Document {
        void writeTo(ResponseWriter writer, JsonGenerator json) throws IOException;
    }

    /** Writes a document in ASCII, for what travels in unknown encodings. */
    static byte[] ascii(Document document) {
        try {
            return write(document, json -> json.setHighestNonEscapedChar(0x7f));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // The bytes stay in memory.
        }
    }

    /** Writes a document in UTF-8. */
    static byte[] utf8(Document document) {
        try {
            return write(document, json -> json.enable(JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8));
        } catch (IOException halfACharacter) {
            return ascii(document); // Half of a surrogate pair has no form in UTF-8, only an escaped one.
        }
    }

    private static byte[] write(Document document, Consumer<JsonGenerator> setUp) throws IOException {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(16 * 1024)) {
            try (JsonGenerator json = ResponseReader.JACKSON.createGenerator(bytes)) {
                setUp.accept(json);
                document.writeTo(new ResponseWriter(json), json);
            }
            return bytes.toByteArray();
        }
    }

    void success(List<TrendingHashtag> hashtags, int page, int total, boolean hasMore, @Nullable String requestId)
            throws IOException {
        head(0, "success");
        json.writeObjectFieldStart("data");
        json.writeArrayFieldStart("list");
        for (TrendingHashtag hashtag : hashtags) {
            hashtag(hashtag);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("pagination");
        json.writeNumberField("page", page);
        json.writeNumberField("size", hashtags.size());
        json.writeNumberField("total", total);
        json.writeBooleanField("has_more", hasMore);
        json.writeEndObject();
        json.writeEndObject();
        tail(requestId);
    }

    void failure(long code, String message, @Nullable String requestId) throws IOException {
        head(code, message);
        tail(requestId);
    }

    private void head(long code, String message) throws IOException {
        json.writeStartObject();
        json.writeNumberField("code", code);
        json.writeStringField("message", message);
    }

    private void tail(@Nullable String requestId) throws IOException {
        text("requestId", requestId);
        json.writeEndObject();
    }

    private void hashtag(TrendingHashtag hashtag) throws IOException {
        json.writeStartObject();
        json.writeStringField("hashtag_id", hashtag.id());
        json.writeStringField("hashtag_name", hashtag.name());
        country(hashtag.country());
        industry(hashtag.industry());
        json.writeBooleanField("is_promoted", hashtag.promoted());
        json.writeArrayFieldStart("trend");
        for (TrendPoint point : hashtag.trend()) {
            trendPoint(point);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("creators");
        for (Creator creator : hashtag.creators()) {
            creator(creator);
        }
        json.writeEndArray();
        number("publish_cnt", hashtag.posts());
        number("video_views", hashtag.views());
        json.writeNumberField("rank", hashtag.rank());
        movement(hashtag.movement());
        json.writeEndObject();
    }

    private void country(@Nullable Country country) throws IOException {
        if (country != null) {
            json.writeObjectFieldStart("country_info");
            json.writeStringField("id", country.id());
            text("value", country.name());
            json.writeStringField("label", country.id());
            json.writeEndObject();
        }
    }

    private void industry(@Nullable Industry industry) throws IOException {
        if (industry != null) {
            json.writeObjectFieldStart("industry_info");
            json.writeNumberField("id", industry.id().value());
            text("value", industry.name());
            json.writeStringField("label", "label_" + industry.id().value());
            json.writeEndObject();
        }
    }

    private void trendPoint(TrendPoint point) throws IOException {
        json.writeStartObject();
        json.writeNumberField("time", time(point.time()));
        json.writeFieldName("value");
        double value = point.value();
        if (Math.abs(value) < MAX_WHOLE && Double.compare(value, (double) (long) value) == 0) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
        json.writeEndObject();
    }

    /** Seconds or, for a time between two, milliseconds, which before 2000 would be read as seconds. */
    private static long time(Instant time) {
        boolean inSeconds = time.getNano() == 0 || time.getEpochSecond() < HashtagParser.YEAR_2000;
        return inSeconds ? time.getEpochSecond() : time.toEpochMilli();
    }

    private void creator(Creator creator) throws IOException {
        json.writeStartObject();
        json.writeStringField("nick_name", creator.nickname());
        json.writeStringField("avatar_url", creator.avatarUrl());
        json.writeEndObject();
    }

    private void movement(RankMovement movement) throws IOException {
        switch (movement.direction()) {
            case UP -> moved(1, movement.places());
            case UNCHANGED -> moved(2, 0);
            case DOWN -> moved(3, movement.places());
            case NEW -> moved(4, null);
            case UNKNOWN -> number("rank_diff_type", movement.code());
        }
    }

    private void moved(int type, @Nullable Integer places) throws IOException {
        number("rank_diff", places);
        json.writeNumberField("rank_diff_type", type);
    }

    private void number(String name, @Nullable Number value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value.longValue());
        }
    }

    private void text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
