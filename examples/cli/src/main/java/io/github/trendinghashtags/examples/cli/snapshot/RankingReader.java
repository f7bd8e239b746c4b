package io.github.trendinghashtags.examples.cli.snapshot;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.ranking.Ranking.FetchedPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A ranking from the line that {@link RankingWriter} made of it. Every field has to be there, and no other. */
final class RankingReader {
    /** The version before pages and staleness were kept: still read, never written. */
    private static final long VERSION_WITHOUT_PAGES = 1;

    private static final String[] FIELDS_WITHOUT_PAGES = {
        "snapshot", "taken_at", "query", "total", "consistent", "missing_pages", "receipt", "hashtags"
    };
    private static final String[] FIELDS = {
        "snapshot",
        "taken_at",
        "query",
        "total",
        "consistent",
        "stale",
        "missing_pages",
        "fetched_pages",
        "receipt",
        "hashtags"
    };
    private static final String TIME = "a time such as 2026-02-02T09:30:00Z";

    private RankingReader() {}

    /**
     * The ranking.
     *
     * @throws Unreadable where the line is anything else
     */
    static Ranking ranking(String line) {
        JsonValue object = JsonLine.parse(line);
        long version = object.field("snapshot").whole();
        if (version == VERSION_WITHOUT_PAGES) {
            return object.withNoFieldsBut(FIELDS_WITHOUT_PAGES).made(fields -> ranking(fields, List.of(), false));
        }
        if (version != RankingWriter.VERSION) {
            throw Unreadable.at("snapshot", "version " + RankingWriter.VERSION, version);
        }
        return object.withNoFieldsBut(FIELDS)
                .made(fields -> ranking(
                        fields,
                        fields.field("fetched_pages").elements(RankingReader::fetchedPage),
                        fields.field("stale").bool()));
    }

    private static Ranking ranking(JsonValue fields, List<FetchedPage> fetchedPages, boolean stale) {
        return new Ranking(
                query(fields.field("query")),
                fields.field("hashtags").elements(HashtagReader::hashtag),
                fields.field("total").smallWhole(),
                fields.field("missing_pages").elements(JsonValue::smallWhole),
                fetchedPages,
                fields.field("consistent").bool(),
                stale,
                fields.field("taken_at").parsed(TIME, Instant::parse),
                receipt(fields.field("receipt")));
    }

    private static FetchedPage fetchedPage(JsonValue page) {
        return page.withNoFieldsBut("number", "total", "has_more", "ids")
                .made(fields -> new FetchedPage(
                        fields.field("number").smallWhole(),
                        fields.field("total").smallWhole(),
                        fields.field("has_more").bool(),
                        fields.field("ids").elements(JsonValue::text)));
    }

    private static TrendingHashtagsQuery query(JsonValue query) {
        query.withNoFieldsBut("region", "period", "industry", "new_to_top_100");
        return query.made(fields -> {
            TrendingHashtagsQuery everywhere = TrendingHashtagsQuery.defaults()
                    .withRegion(Region.of(fields.field("region").text()))
                    .withPeriod(TrendPeriod.of(fields.field("period").smallWhole()))
                    .withNewToTop100(fields.field("new_to_top_100").bool());
            Long industry = fields.field("industry").orNull(JsonValue::whole);
            return industry == null ? everywhere : everywhere.withIndustry(IndustryId.of(industry));
        });
    }

    private static Receipt receipt(JsonValue receipt) {
        receipt.withNoFieldsBut("request_id", "attempts", "credits_at_most", "elapsed", "completed_at");
        return receipt.made(fields -> new Receipt(
                fields.field("request_id").orNull(JsonValue::text),
                fields.field("attempts").smallWhole(),
                fields.field("credits_at_most").smallWhole(),
                fields.field("elapsed").parsed("a duration such as PT0.5S", Duration::parse),
                fields.field("completed_at").parsed(TIME, Instant::parse)));
    }
}
