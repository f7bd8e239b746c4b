package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.keyapi.JsonTokens.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of {@code list}. Required is what says which hashtag stands where ({@code hashtag_id}, {@code
 * hashtag_name}, {@code rank}); all else may be absent or null.
 */
final class HashtagReader {
    private final JsonTokens json;
    private final JsonValues values;
    private final HashtagParts parts;

    HashtagReader(JsonTokens json, JsonValues values) {
        this.json = json;
        this.values = values;
        this.parts = new HashtagParts(json, values);
    }

    List<TrendingHashtag> list(String what) throws IOException {
        if (!values.isList(what)) {
            return List.of();
        }
        List<TrendingHashtag> hashtags = new ArrayList<>(20);
        while (json.nextElement()) {
            hashtags.add(hashtag());
        }
        return hashtags;
    }

    private TrendingHashtag hashtag() throws IOException {
        values.require(Kind.OBJECT, "an entry of list");
        String id = null;
        String hashtagName = null;
        Country country = null;
        Industry industry = null;
        boolean promoted = false;
        List<TrendPoint> trend = List.of();
        List<Creator> creators = List.of();
        Long posts = null;
        Long views = null;
        Long rank = null;
        Long moved = null;
        Long movement = null;
        int seen = 0;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "hashtag_id" -> {
                    seen = values.once(seen, 1, name);
                    id = values.textOrDigits(name);
                }
                case "hashtag_name" -> {
                    seen = values.once(seen, 1 << 1, name);
                    hashtagName = values.text(name);
                }
                case "country_info" -> {
                    seen = values.once(seen, 1 << 2, name);
                    country = parts.country(name);
                }
                case "industry_info" -> {
                    seen = values.once(seen, 1 << 3, name);
                    industry = parts.industry(name);
                }
                case "is_promoted" -> {
                    seen = values.once(seen, 1 << 4, name);
                    promoted = !values.isNull() && values.bool(name);
                }
                case "trend" -> {
                    seen = values.once(seen, 1 << 5, name);
                    trend = parts.trend(name);
                }
                case "creators" -> {
                    seen = values.once(seen, 1 << 6, name);
                    creators = parts.creators(name);
                }
                case "publish_cnt" -> {
                    seen = values.once(seen, 1 << 7, name);
                    posts = values.count(name);
                }
                case "video_views" -> {
                    seen = values.once(seen, 1 << 8, name);
                    views = values.count(name);
                }
                case "rank" -> {
                    seen = values.once(seen, 1 << 9, name);
                    rank = values.integer(name);
                }
                case "rank_diff" -> {
                    seen = values.once(seen, 1 << 10, name);
                    moved = values.integer(name);
                }
                case "rank_diff_type" -> {
                    seen = values.once(seen, 1 << 11, name);
                    movement = values.integer(name);
                }
                default -> json.skip();
            }
        }
        return new TrendingHashtag(
                values.required(id, "hashtag_id"),
                values.required(hashtagName, "hashtag_name"),
                country,
                industry,
                promoted,
                trend,
                creators,
                posts,
                views,
                values.intFrom(1, rank, "rank"),
                movement(movement, moved));
    }

    /** 1 up, 2 unchanged, 3 down, 4 new (observed); whether a fall's places are signed is not known (assumed: maybe). */
    private RankMovement movement(@Nullable Long type, @Nullable Long diff) throws IOException {
        if (type == null) {
            return RankMovement.unknown(null);
        }
        int code = type.intValue();
        return switch (code == type ? code : 0) {
            case 1 -> RankMovement.up(places(diff));
            case 2 -> RankMovement.unchanged();
            case 3 -> RankMovement.down(places(diff));
            case 4 -> RankMovement.newEntry();
            default -> RankMovement.unknown(code == type ? code : null);
        };
    }

    private @Nullable Integer places(@Nullable Long diff) throws IOException {
        return diff == null ? null : values.intFrom(0, Math.abs(diff), "rank_diff");
    }
}
