package io.github.trendinghashtags.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.snapshot.HashtagWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A ranking as a JSON array with an entry a line. Values are exact, and what the vendor leaves out is null. */
final class Json {
    private Json() {}

    static void write(List<TrendingHashtag> hashtags, Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new EntryALine());
            json.writeStartArray();
            for (TrendingHashtag hashtag : hashtags) {
                HashtagWriter.write(hashtag, json);
            }
            json.writeEndArray();
            json.writeRaw('\n');
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
