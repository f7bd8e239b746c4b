package io.github.trendinghashtags.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.snapshot.HashtagWriter;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.ranking.RankingDiff;
import io.github.trendinghashtags.ranking.RankingDiff.Move;
import io.github.trendinghashtags.ranking.RankingDiff.Side;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What moved, as a JSON object on a line. Values are exact, and what the vendor leaves out is null. */
final class MovesJson {
    private final JsonGenerator json;

    private MovesJson(JsonGenerator json) {
        this.json = json;
    }

    static void write(Ranking earlier, Ranking later, Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new MinimalPrettyPrinter());
            new MovesJson(json).write(earlier, later);
            json.writeRaw('\n');
        }
    }

    private void write(Ranking earlier, Ranking later) throws IOException {
        RankingDiff diff = RankingDiff.between(earlier, later);
        json.writeStartObject();
        json.writeStringField("earlier", earlier.takenAt().toString());
        json.writeStringField("later", later.takenAt().toString());
        hashtags("entered", diff.entered());
        hashtags("left", diff.left());
        moves("climbed", diff.climbed());
        moves("dropped", diff.dropped());
        moves("unchanged", diff.unchanged());
        hashtags("unknown_earlier", unknown(diff, Side.EARLIER));
        hashtags("unknown_later", unknown(diff, Side.LATER));
        json.writeEndObject();
    }

    private static List<TrendingHashtag> unknown(RankingDiff diff, Side side) {
        return diff.unknown().stream()
                .filter(unmatched -> unmatched.seenIn() == side)
                .map(RankingDiff.Unmatched::hashtag)
                .toList();
    }

    private void hashtags(String field, List<TrendingHashtag> hashtags) throws IOException {
        json.writeArrayFieldStart(field);
        for (TrendingHashtag hashtag : hashtags) {
            HashtagWriter.write(hashtag, json);
        }
        json.writeEndArray();
    }

    private void moves(String field, List<Move> moves) throws IOException {
        json.writeArrayFieldStart(field);
        for (Move move : moves) {
            json.writeStartObject();
            json.writeStringField("id", move.later().id());
            json.writeStringField("name", move.later().name());
            json.writeNumberField("rank", move.later().rank());
            json.writeNumberField("was", move.earlier().rank());
            json.writeNumberField("places", move.places());
            change("posts", move.posts());
            change("views", move.views());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void change(String field, @Nullable Long change) throws IOException {
        json.writeFieldName(field);
        if (change == null) {
            json.writeNull();
        } else {
            json.writeNumber(change);
        }
    }
}
