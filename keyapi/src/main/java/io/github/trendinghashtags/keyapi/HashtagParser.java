package io.github.trendinghashtags.keyapi;

import com.fasterxml.jackson.core.io.SerializedString;
import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses the entries of {@code list}. {@code hashtag_id}, {@code hashtag_name}, {@code rank} and the two numbers of a trend
 * point are required; anything else may be absent or null.
 */
final class HashtagParser {
    private static final SerializedString[] ENTRY = ObjectFields.names(
            "hashtag_id",
            "hashtag_name",
            "country_info",
            "industry_info",
            "is_promoted",
            "trend",
            "creators",
            "publish_cnt",
            "video_views",
            "rank",
            "rank_diff",
            "rank_diff_type");
    private static final SerializedString[] INFO = ObjectFields.names("id", "value");
    private static final SerializedString[] POINT = ObjectFields.names("time", "value");
    private static final SerializedString[] CREATOR = ObjectFields.names("nick_name", "avatar_url");

    private final JsonReader json;
    private final ObjectFields entryFields;
    private final ObjectFields infoFields;
    private final ObjectFields pointFields;
    private final ObjectFields creatorFields;

    // Buffers reused for each entry; callers copy.
    private final List<TrendPoint> points = new ArrayList<>();
    private final List<Creator> creators = new ArrayList<>();

    HashtagParser(JsonReader json) {
        this.json = json;
        this.entryFields = new ObjectFields(json, ENTRY);
        this.infoFields = new ObjectFields(json, INFO);
        this.pointFields = new ObjectFields(json, POINT);
        this.creatorFields = new ObjectFields(json, CREATOR);
    }

    List<TrendingHashtag> list(String what) throws IOException {
        if (!json.beginArray(what)) {
            return List.of();
        }
        List<TrendingHashtag> hashtags = new ArrayList<>(20);
        while (json.nextElement()) {
            hashtags.add(hashtag());
        }
        return hashtags;
    }

    private TrendingHashtag hashtag() throws IOException {
        String id = null;
        String hashtagName = null;
        Country country = null;
        Industry industry = null;
        boolean promoted = false;
        List<TrendPoint> trend = List.of();
        List<Creator> shown = List.of();
        Long posts = null;
        Long views = null;
        Long rank = null;
        Long places = null;
        Long movement = null;
        entryFields.begin("an entry of list");
        for (String name = entryFields.next(); name != null; name = entryFields.next()) {
            switch (name) {
                case "hashtag_id" -> id = json.textOrDigits(name);
                case "hashtag_name" -> hashtagName = json.text(name);
                case "country_info" -> country = country(name);
                case "industry_info" -> industry = industry(name);
                case "is_promoted" -> promoted = !json.isNull() && json.bool(name);
                case "trend" -> trend = trend(name);
                case "creators" -> shown = creators(name);
                case "publish_cnt" -> posts = json.count(name);
                case "video_views" -> views = json.count(name);
                case "rank" -> rank = json.integer(name);
                case "rank_diff" -> places = json.integer(name);
                default -> movement = json.integer(name);
            }
        }
        return new TrendingHashtag(
                json.required(id, "hashtag_id"),
                json.required(hashtagName, "hashtag_name"),
                country,
                industry,
                promoted,
                trend,
                shown,
                posts,
                views,
                json.intFrom(1, rank, "rank"),
                movement(movement, places));
    }

    /** Parses {@code {id, value, label}}, without the label, which repeats the id (documented). */
    private @Nullable Country country(String what) throws IOException {
        if (json.isNull()) {
            return null;
        }
        String id = null;
        String value = null;
        infoFields.begin(what);
        for (String name = infoFields.next(); name != null; name = infoFields.next()) {
            if (name.equals("id")) {
                id = json.textOrDigits(name);
            } else {
                value = json.text(name);
            }
        }
        return id == null || id.isEmpty() ? null : new Country(id, value);
    }

    private @Nullable Industry industry(String what) throws IOException {
        if (json.isNull()) {
            return null;
        }
        IndustryId id = null;
        String value = null;
        infoFields.begin(what);
        for (String name = infoFields.next(); name != null; name = infoFields.next()) {
            if (name.equals("id")) {
                id = industryId("industry_info.id");
            } else {
                value = json.text(name);
            }
        }
        return id == null ? null : new Industry(id, value);
    }

    private @Nullable IndustryId industryId(String what) throws IOException {
        if (json.isNull() || json.isEmptyText()) {
            return null;
        }
        long id = json.wholeNumber(what);
        if (id < 1) {
            throw json.malformed(what + " must be a whole number in range");
        }
        return IndustryId.of(id);
    }

    private List<TrendPoint> trend(String what) throws IOException {
        if (!json.beginArray(what)) {
            return List.of();
        }
        points.clear();
        while (json.nextElement()) {
            points.add(trendPoint());
        }
        return List.copyOf(points);
    }

    private TrendPoint trendPoint() throws IOException {
        Instant time = null;
        double value = Double.NaN;
        pointFields.begin("an entry of trend");
        for (String name = pointFields.next(); name != null; name = pointFields.next()) {
            if (name.equals("time")) {
                time = json.isNull() ? null : time(name);
            } else {
                value = json.decimal(name);
            }
        }
        if (time == null || Double.isNaN(value)) {
            throw json.malformed("an entry of trend must have a time and a value");
        }
        return new TrendPoint(time, value);
    }

    private Instant time(String what) throws IOException {
        long seconds = json.wholeNumber(what);
        if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
            throw json.malformed(what + " is out of range");
        }
        return Instant.ofEpochSecond(seconds);
    }

    private List<Creator> creators(String what) throws IOException {
        if (!json.beginArray(what)) {
            return List.of();
        }
        creators.clear();
        while (json.nextElement()) {
            creators.add(creator());
        }
        return List.copyOf(creators);
    }

    private Creator creator() throws IOException {
        String nickname = null;
        String avatarUrl = null;
        creatorFields.begin("an entry of creators");
        for (String name = creatorFields.next(); name != null; name = creatorFields.next()) {
            if (name.equals("nick_name")) {
                nickname = json.text(name);
            } else {
                avatarUrl = json.text(name);
            }
        }
        return new Creator(nickname, avatarUrl);
    }

    /** 1 up, 2 unchanged, 3 down, 4 new (observed). The places of a fall may be negative (assumed). */
    private RankMovement movement(@Nullable Long type, @Nullable Long places) throws IOException {
        if (type == null) {
            return RankMovement.unknown(null);
        }
        int code = type.intValue();
        return switch (code == type ? code : 0) {
            case 1 -> RankMovement.up(distance(places));
            case 2 -> RankMovement.unchanged();
            case 3 -> RankMovement.down(distance(places));
            case 4 -> RankMovement.newEntry();
            default -> RankMovement.unknown(code == type ? code : null);
        };
    }

    private @Nullable Integer distance(@Nullable Long places) throws IOException {
        return places == null ? null : json.intFrom(0, Math.abs(places), "rank_diff");
    }
}
