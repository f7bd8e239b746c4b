package io.github.trendinghashtags.examples.cli.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.ranking.Ranking.FetchedPage;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** A ranking as a line of JSON, from which {@link RankingReader} makes an equal one. */
final class RankingWriter {

    /** What the lines look like: raised when a reader of before could no longer read them. */
    static final int VERSION = 2;

    private final JsonGenerator json;

    private RankingWriter(JsonGenerator json) {
        this.json = json;
    }

    /** The line, without a line break in it or at its end. */
    static String line(Ranking ranking) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
            new RankingWriter(json).write(ranking);
        }
        return withoutLoneSurrogates(line.toString());
    }

    private void write(Ranking ranking) throws IOException {
        json.writeStartObject();
        json.writeNumberField("snapshot", VERSION);
        json.writeStringField("taken_at", ranking.takenAt().toString());
        query(ranking.query());
        json.writeNumberField("total", ranking.total());
        json.writeBooleanField("consistent", ranking.consistent());
        json.writeBooleanField("stale", ranking.stale());
        missingPages(ranking.missingPages());
        fetchedPages(ranking.fetchedPages());
        receipt(ranking.receipt());
        json.writeArrayFieldStart("hashtags");
        for (TrendingHashtag hashtag : ranking.hashtags()) {
            HashtagWriter.write(hashtag, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void query(TrendingHashtagsQuery query) throws IOException {
        IndustryId industry = query.industry();
        json.writeObjectFieldStart("query");
        json.writeStringField("region", query.region().code());
        json.writeNumberField("period", query.period().days());
        if (industry == null) {
            json.writeNullField("industry");
        } else {
            json.writeNumberField("industry", industry.value());
        }
        json.writeBooleanField("new_to_top_100", query.newToTop100());
        json.writeEndObject();
    }

    private void missingPages(List<Integer> pages) throws IOException {
        json.writeArrayFieldStart("missing_pages");
        for (int page : pages) {
            json.writeNumber(page);
        }
        json.writeEndArray();
    }

    private void fetchedPages(List<FetchedPage> pages) throws IOException {
        json.writeArrayFieldStart("fetched_pages");
        for (FetchedPage page : pages) {
            json.writeStartObject();
            json.writeNumberField("number", page.number());
            json.writeNumberField("total", page.total());
            json.writeBooleanField("has_more", page.hasMore());
            json.writeArrayFieldStart("ids");
            for (String id : page.ids()) {
                json.writeString(id);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void receipt(Receipt receipt) throws IOException {
        json.writeObjectFieldStart("receipt");
        json.writeStringField("request_id", receipt.requestId());
        json.writeNumberField("attempts", receipt.attempts());
        json.writeNumberField("credits_at_most", receipt.creditsAtMost());
        json.writeStringField("elapsed", receipt.elapsed().toString());
        json.writeStringField("completed_at", receipt.completedAt().toString());
        json.writeEndObject();
    }

    /** Half a character has no UTF-8, and JSON can say it all the same. */
    private static String withoutLoneSurrogates(String json) {
        StringBuilder safe = new StringBuilder(json.length());
        json.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.SURROGATE) {
                safe.append(String.format("\\u%04X", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
