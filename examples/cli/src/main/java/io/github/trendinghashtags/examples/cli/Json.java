package io.github.trendinghashtags.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.text.Movement;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ranking as a JSON array with an entry a line. Values are exact, and what the vendor leaves out is null. */
final class Json {
    private final JsonGenerator json;

    private Json(JsonGenerator json) {
        this.json = json;
    }

    static void write(List<TrendingHashtag> hashtags, Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new EntryALine());
            json.writeStartArray();
            for (TrendingHashtag hashtag : hashtags) {
                new Json(json).write(hashtag);
            }
            json.writeEndArray();
            json.writeRaw('\n');
        }
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
        if (movement instanceof RankMovement.Unknown unknown) {
            number("code", unknown.code());
        } else {
            number("places", Movement.places(movement));
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

    /** Breaks the line between the entries of the outermost array, and nowhere else. */
    private static final class EntryALine extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1L;

        @Override
        public void beforeArrayValues(JsonGenerator json) throws IOException {
            breakLine(json);
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(',');
            breakLine(json);
        }

        @Override
        public void writeEndArray(JsonGenerator json, int entries) throws IOException {
            breakLine(json);
            json.writeRaw(']');
        }

        private static void breakLine(JsonGenerator json) throws IOException {
            if (json.getOutputContext().getParent().inRoot()) {
                json.writeRaw('\n');
            }
        }
    }
}
