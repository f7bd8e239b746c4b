package io.github.trendinghashtags.examples.cli.snapshot;

import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import java.time.Instant;

/** A hashtag from the object that {@link HashtagWriter} made of it. Every field has to be there, and no other. */
final class HashtagReader {
    private HashtagReader() {}

    static TrendingHashtag hashtag(JsonValue entry) {
        entry.withNoFieldsBut(
                "rank",
                "movement",
                "id",
                "name",
                "posts",
                "views",
                "promoted",
                "country",
                "industry",
                "trend",
                "creators");
        return entry.made(fields -> new TrendingHashtag(
                fields.field("id").text(),
                fields.field("name").text(),
                fields.field("country").orNull(HashtagReader::country),
                fields.field("industry").orNull(HashtagReader::industry),
                fields.field("promoted").bool(),
                fields.field("trend").elements(HashtagReader::point),
                fields.field("creators").elements(HashtagReader::creator),
                fields.field("posts").orNull(JsonValue::whole),
                fields.field("views").orNull(JsonValue::whole),
                fields.field("rank").smallWhole(),
                movement(fields.field("movement"))));
    }

    private static RankMovement movement(JsonValue movement) {
        String kind = movement.field("kind").text();
        movement.withNoFieldsBut("kind", kind.equals("unknown") ? "code" : "places");
        return movement.made(fields -> switch (kind) {
            case "up" -> RankMovement.up(fields.field("places").orNull(JsonValue::smallWhole));
            case "down" -> RankMovement.down(fields.field("places").orNull(JsonValue::smallWhole));
            case "unchanged" -> RankMovement.unchanged();
            case "new" -> RankMovement.newEntry();
            case "unknown" -> RankMovement.unknown(fields.field("code").orNull(JsonValue::smallWhole));
            default ->
                throw Unreadable.at(
                        movement.field("kind").path(), "up, down, unchanged, new or unknown", '"' + kind + '"');
        });
    }

    private static Country country(JsonValue country) {
        return country.withNoFieldsBut("id", "name")
                .made(fields -> new Country(
                        fields.field("id").text(), fields.field("name").orNull(JsonValue::text)));
    }

    private static Industry industry(JsonValue industry) {
        return industry.withNoFieldsBut("id", "name")
                .made(fields -> new Industry(
                        IndustryId.of(fields.field("id").whole()),
                        fields.field("name").orNull(JsonValue::text)));
    }

    private static TrendPoint point(JsonValue point) {
        return point.withNoFieldsBut("time", "value")
                .made(fields -> new TrendPoint(
                        fields.field("time").parsed("a time such as 2026-02-02T00:00:00Z", Instant::parse),
                        fields.field("value").decimal()));
    }

    private static Creator creator(JsonValue creator) {
        return creator.withNoFieldsBut("nickname", "avatar_url")
                .made(fields -> new Creator(
                        fields.field("nickname").orNull(JsonValue::text),
                        fields.field("avatar_url").orNull(JsonValue::text)));
    }
}
