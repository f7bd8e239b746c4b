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
    // A field's place among these is its case below.
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

    static final long YEAR_2000 = 946_684_800;
    private static final long YEAR_2100 = 4_102_444_800L;

    private final JsonReader json;
    private final ObjectFields entryFields;
    private final ObjectFields infoFields;
    private final ObjectFields pointFields;
    private final ObjectFields creatorFields;

    // Buffers reused for each entry; callers copy.
    private final List<TrendPoint> points = new ArrayList<>();
    private final List<Creator> creators = new ArrayList<>();

    /** The previous entry's trend: entries have the same days, so its instants are used again. */
    private List<TrendPoint> previous = List.of();

    HashtagParser(JsonReader json) {
        this.json = json;
        this.entryFields = new ObjectFields(json, ENTRY);
        this.infoFields = new ObjectFields(json, INFO);
        this.pointFields = new ObjectFields(json, POINT);
        this.creatorFields = new ObjectFields(json, CREATOR);
    }

    List<TrendingHashtag> list() throws IOException {
        if (!json.beginArray("list")) {
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
        for (int field = entryFields.next(); field != ObjectFields.END; field = entryFields.next()) {
            switch (field) {
                case 0 -> id = json.textOrDigits("hashtag_id");
                case 1 -> hashtagName = json.text("hashtag_name");
                case 2 -> country = country();
                case 3 -> industry = industry();
                case 4 -> promoted = !json.isNull() && json.bool("is_promoted");
                case 5 -> trend = trend();
                case 6 -> shown = creators();
                case 7 -> posts = json.count("publish_cnt");
                case 8 -> views = json.count("video_views");
                case 9 -> rank = json.integer("rank");
                case 10 -> places = json.integer("rank_diff");
                default -> movement = json.integer("rank_diff_type");
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
    private @Nullable Country country() throws IOException {
        if (json.isNull()) {
            return null;
        }
        String id = null;
        String value = null;
        infoFields.begin("country_info");
        for (int field = infoFields.next(); field != ObjectFields.END; field = infoFields.next()) {
            if (field == 0) {
                id = json.textOrDigits("id");
            } else {
                value = json.text("value");
            }
        }
        return id == null || id.isEmpty() ? null : new Country(id, value);
    }

    private @Nullable Industry industry() throws IOException {
        if (json.isNull()) {
            return null;
        }
        IndustryId id = null;
        String value = null;
        infoFields.begin("industry_info");
        for (int field = infoFields.next(); field != ObjectFields.END; field = infoFields.next()) {
            if (field == 0) {
                id = industryId();
            } else {
                value = json.text("value");
            }
        }
        return id == null ? null : new Industry(id, value);
    }

    private @Nullable IndustryId industryId() throws IOException {
        if (json.isNull() || json.isEmptyText()) {
            return null;
        }
        long id = json.wholeNumber("industry_info.id");
        if (id < 1) {
            throw json.malformed("industry_info.id must be a whole number in range");
        }
        return IndustryId.of(id);
    }

    private List<TrendPoint> trend() throws IOException {
        if (!json.beginArray("trend")) {
            return List.of();
        }
        points.clear();
        while (json.nextElement()) {
            points.add(trendPoint());
        }
        previous = List.copyOf(points);
        return previous;
    }

    private TrendPoint trendPoint() throws IOException {
        Instant time = null;
        double value = Double.NaN;
        pointFields.begin("an entry of trend");
        for (int field = pointFields.next(); field != ObjectFields.END; field = pointFields.next()) {
            if (field == 0) {
                time = json.isNull() ? null : time();
            } else {
                value = json.decimal("value");
            }
        }
        if (time == null || Double.isNaN(value)) {
            throw json.malformed("an entry of trend must have a time and a value");
        }
        return new TrendPoint(time, value);
    }

    /** Reads Unix seconds (documented), or milliseconds if only they give a plausible time (assumed). */
    private Instant time() throws IOException {
        long time = json.wholeNumber("time");
        if (time >= 0 && time < YEAR_2100) {
            return ofSeconds(time);
        }
        if (time >= YEAR_2000 * 1_000 && time < YEAR_2100 * 1_000) {
            if (json.drift != null) {
                json.drift.timeInMilliseconds();
            }
            return Instant.ofEpochMilli(time);
        }
        throw json.malformed("time is out of range");
    }

    private Instant ofSeconds(long seconds) {
        if (points.size() < previous.size()) {
            Instant likely = previous.get(points.size()).time();
            if (likely.getEpochSecond() == seconds) {
                return likely;
            }
        }
        return Instant.ofEpochSecond(seconds);
    }

    private List<Creator> creators() throws IOException {
        if (!json.beginArray("creators")) {
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
        for (int field = creatorFields.next(); field != ObjectFields.END; field = creatorFields.next()) {
            if (field == 0) {
                nickname = json.text("nick_name");
            } else {
                avatarUrl = json.text("avatar_url");
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
            default -> {
                if (json.drift != null) {
                    json.drift.unknownMovement(type);
                }
                yield RankMovement.unknown(code == type ? code : null);
            }
        };
    }

    private @Nullable Integer distance(@Nullable Long places) throws IOException {
        return places == null ? null : json.intFrom(0, Math.abs(places), "rank_diff");
    }
}
