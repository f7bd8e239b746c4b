package io.github.trendinghashtags.examples.cli.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.text.Movement;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hashtag as a JSON object. Values are exact, and what the vendor leaves out is null. */
public final class HashtagWriter {
    private final JsonGenerator json;

    private HashtagWriter(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes a hashtag.
     *
     * @param hashtag what to write
     * @param json where to, at a place for a value
     * @throws IOException where it can't be written
     */
    public static void write(TrendingHashtag hashtag, JsonGenerator json) throws IOException {
        new HashtagWriter(json).write(hashtag);
    }

    private void write(TrendingHashtag hashtag) throws IOException {
        json.writeStartObject();
        json.writeNumberField("rank", hashtag.rank());
        movement(hashtag.movement());
        json.writeStringField("id", hashtag.id());
        json.writeStringField("name", hashtag.name());
        number("posts", hashtag.posts());
        number("views", hashtag.views());
        json.writeBooleanField("promoted", hashtag.promoted());
        country(hashtag.country());
        industry(hashtag.industry());
        trend(hashtag.trend());
        creators(hashtag.creators());
        json.writeEndObject();
    }

    private void movement(RankMovement movement) throws IOException {
        json.writeObjectFieldStart("movement");
        json.writeStringField("kind", Movement.kind(movement));
        if (movement.direction() == RankMovement.Direction.UNKNOWN) {
            number("code", movement.code());
        } else {
            number("places", movement.places());
        }
        json.writeEndObject();
    }

    private void country(@Nullable Country country) throws IOException {
        if (country == null) {
            json.writeNullField("country");
            return;
        }
        json.writeObjectFieldStart("country");
        json.writeStringField("id", country.id());
        json.writeStringField("name", country.name());
        json.writeEndObject();
    }

    private void industry(@Nullable Industry industry) throws IOException {
        if (industry == null) {
            json.writeNullField("industry");
            return;
        }
        json.writeObjectFieldStart("industry");
        json.writeNumberField("id", industry.id().value());
        json.writeStringField("name", industry.name());
        json.writeEndObject();
    }

    private void trend(List<TrendPoint> trend) throws IOException {
        json.writeArrayFieldStart("trend");
        for (TrendPoint point : trend) {
            json.writeStartObject();
            json.writeStringField("time", point.time().toString());
            json.writeNumberField("value", point.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void creators(List<Creator> creators) throws IOException {
        json.writeArrayFieldStart("creators");
        for (Creator creator : creators) {
            json.writeStartObject();
            json.writeStringField("nickname", creator.nickname());
            json.writeStringField("avatar_url", creator.avatarUrl());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void number(String field, @Nullable Number value) throws IOException {
        json.writeFieldName(field);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value.longValue());
        }
    }
}
