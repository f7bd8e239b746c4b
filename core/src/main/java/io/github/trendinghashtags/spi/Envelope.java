package io.github.trendinghashtags.spi;

import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.spi.JsonTokens.Kind;
import io.github.trendinghashtags.spi.JsonTokens.MalformedException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's envelope and its way into domain types. Required are what says which hashtag stands where ({@code
 * hashtag_id}, {@code hashtag_name}, {@code rank}), a trend point's two numbers, and the pagination; all else may be
 * absent or null. Numbers may come as strings of digits. Unknown fields are passed over; a known field that comes twice
 * is refused, since nobody can say which one counts.
 *
 * <p>It fills as it reads: what was read before a {@link MalformedException} stays.
 */
final class Envelope {
    @Nullable
    Long code;

    @Nullable
    String message;

    @Nullable
    String requestId;

    @Nullable
    Data data;

    private final JsonTokens json;
    private @Nullable String dataProblem;

    private final boolean headOnly;

    private Envelope(JsonTokens json, boolean headOnly) {
        this.json = json;
        this.headOnly = headOnly;
    }

    /** An envelope whose data is passed over. */
    static Envelope headOver(JsonTokens json) {
        return new Envelope(json, true);
    }

    /** What {@code data} holds. */
    record Data(List<TrendingHashtag> list, int page, int total, boolean hasMore) {}

    /** An envelope to be {@linkplain #read() read}. */
    static Envelope over(JsonTokens json) {
        return new Envelope(json, false);
    }

    /**
     * Reads the whole document. Whatever stops the reading, the exception says it in words of ours: those of a JSON
     * library can quote the document.
     */
    void read() throws MalformedException {
        try {
            readFields();
            json.end();
        } catch (MalformedException malformed) {
            throw malformed;
        } catch (IOException notJson) {
            throw malformed("not the JSON that was expected");
        } catch (RuntimeException broken) {
            throw malformed("the answer can't be decoded");
        }
    }

    private void readFields() throws IOException {
        require(Kind.OBJECT, "the answer");
        int seen = 0;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "code" -> {
                    seen = once(seen, 1, name);
                    code = nullableInteger(name);
                }
                case "message" -> {
                    seen = once(seen, 2, name);
                    message = textOrNothing();
                }
                case "requestId" -> {
                    seen = once(seen, 4, name);
                    requestId = textOrNothing();
                }
                case "data" -> {
                    seen = once(seen, 8, name);
                    readData();
                }
                default -> json.skip();
            }
        }
    }

    /** What {@code data} holds, demanded. */
    Data requireData() throws MalformedException {
        if (data == null) {
            throw new MalformedException(dataProblem == null ? "data is missing" : dataProblem);
        }
        return data;
    }

    /** A failure's {@code data} can be anything, and says nothing. */
    private void readData() throws IOException {
        boolean failure = code != null && code != 0;
        if (headOnly || failure || json.kind() == Kind.NULL) {
            json.skip();
        } else if (json.kind() != Kind.OBJECT) {
            dataProblem = "data must be an object, was " + json.kind() + " at " + json.location();
            json.skip();
        } else {
            data = data();
        }
    }

    private Data data() throws IOException {
        List<TrendingHashtag> list = List.of();
        Pagination pagination = null;
        int seen = 0;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "list" -> {
                    seen = once(seen, 1, name);
                    list = hashtags();
                }
                case "pagination" -> {
                    seen = once(seen, 2, name);
                    pagination = pagination();
                }
                default -> json.skip();
            }
        }
        if (pagination == null) {
            throw malformed("pagination is missing");
        }
        return new Data(list, pagination.page, pagination.total, pagination.hasMore);
    }

    private record Pagination(int page, int total, boolean hasMore) {}

    private Pagination pagination() throws IOException {
        require(Kind.OBJECT, "pagination");
        Long page = null;
        Long total = null;
        Boolean hasMore = null;
        int seen = 0;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "page" -> {
                    seen = once(seen, 1, name);
                    page = nullableInteger(name);
                }
                case "total" -> {
                    seen = once(seen, 2, name);
                    total = nullableInteger(name);
                }
                case "has_more" -> {
                    seen = once(seen, 4, name);
                    require(Kind.BOOLEAN, name);
                    hasMore = json.bool();
                }
                default -> json.skip();
            }
        }
        if (hasMore == null) {
            throw malformed("has_more is missing");
        }
        return new Pagination(intFrom(1, page, "page"), intFrom(0, total, "total"), hasMore);
    }

    private List<TrendingHashtag> hashtags() throws IOException {
        if (json.kind() == Kind.NULL) {
            return List.of();
        }
        require(Kind.ARRAY, "list");
        List<TrendingHashtag> hashtags = new ArrayList<>(20);
        while (json.nextElement()) {
            hashtags.add(hashtag());
        }
        return hashtags;
    }

    private TrendingHashtag hashtag() throws IOException {
        require(Kind.OBJECT, "an entry of list");
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
                    seen = once(seen, 1, name);
                    id = textOrDigits(name);
                }
                case "hashtag_name" -> {
                    seen = once(seen, 1 << 1, name);
                    hashtagName = nullableText(name);
                }
                case "country_info" -> {
                    seen = once(seen, 1 << 2, name);
                    country = country();
                }
                case "industry_info" -> {
                    seen = once(seen, 1 << 3, name);
                    industry = industry();
                }
                case "is_promoted" -> {
                    seen = once(seen, 1 << 4, name);
                    promoted = flag(name);
                }
                case "trend" -> {
                    seen = once(seen, 1 << 5, name);
                    trend = trend();
                }
                case "creators" -> {
                    seen = once(seen, 1 << 6, name);
                    creators = creators();
                }
                case "publish_cnt" -> {
                    seen = once(seen, 1 << 7, name);
                    posts = count(name);
                }
                case "video_views" -> {
                    seen = once(seen, 1 << 8, name);
                    views = count(name);
                }
                case "rank" -> {
                    seen = once(seen, 1 << 9, name);
                    rank = nullableInteger(name);
                }
                case "rank_diff" -> {
                    seen = once(seen, 1 << 10, name);
                    moved = nullableInteger(name);
                }
                case "rank_diff_type" -> {
                    seen = once(seen, 1 << 11, name);
                    movement = nullableInteger(name);
                }
                default -> json.skip();
            }
        }
        return new TrendingHashtag(
                required(id, "hashtag_id"),
                required(hashtagName, "hashtag_name"),
                country,
                industry,
                promoted,
                trend,
                creators,
                posts,
                views,
                intFrom(1, rank, "rank"),
                movement(movement, moved));
    }

    /** 1 up, 2 unchanged, 3 down, 4 new (observed); whether a fall's places are signed is not known (assumed: maybe). */
    private RankMovement movement(@Nullable Long type, @Nullable Long diff) throws IOException {
        if (type == null) {
            return new RankMovement.Unknown(null);
        }
        int code = type.intValue();
        return switch (code == type ? code : 0) {
            case 1 -> new RankMovement.Up(places(diff));
            case 2 -> new RankMovement.Unchanged();
            case 3 -> new RankMovement.Down(places(diff));
            case 4 -> new RankMovement.NewEntry();
            default -> new RankMovement.Unknown(code == type ? code : null);
        };
    }

    private @Nullable Integer places(@Nullable Long diff) throws IOException {
        return diff == null ? null : intFrom(0, Math.abs(diff), "rank_diff");
    }

    private @Nullable Country country() throws IOException {
        Named named = named("country_info");
        return named == null ? null : new Country(named.id, named.value);
    }

    private @Nullable Industry industry() throws IOException {
        Named named = named("industry_info");
        return named == null ? null : new Industry(IndustryId.of(parse(named.id, 1, "industry_info.id")), named.value);
    }

    private record Named(String id, @Nullable String value) {}

    /** {@code {id, value, label}}: the label repeats the id in the documented answer, and is passed over. */
    private @Nullable Named named(String what) throws IOException {
        if (json.kind() == Kind.NULL) {
            return null;
        }
        require(Kind.OBJECT, what);
        String id = null;
        String value = null;
        int seen = 0;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "id" -> {
                    seen = once(seen, 1, name);
                    id = textOrDigits(name);
                }
                case "value" -> {
                    seen = once(seen, 2, name);
                    value = nullableText(name);
                }
                default -> json.skip();
            }
        }
        return id == null || id.isEmpty() ? null : new Named(id, value);
    }

    private List<TrendPoint> trend() throws IOException {
        if (json.kind() == Kind.NULL) {
            return List.of();
        }
        require(Kind.ARRAY, "trend");
        List<TrendPoint> points = new ArrayList<>(7);
        while (json.nextElement()) {
            points.add(trendPoint());
        }
        return points;
    }

    private TrendPoint trendPoint() throws IOException {
        require(Kind.OBJECT, "an entry of trend");
        Long time = null;
        double value = Double.NaN;
        int seen = 0;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "time" -> {
                    seen = once(seen, 1, name);
                    time = nullableInteger(name);
                }
                case "value" -> {
                    seen = once(seen, 2, name);
                    value = decimal(name);
                }
                default -> json.skip();
            }
        }
        if (time == null || Double.isNaN(value)) {
            throw malformed("an entry of trend must have a time and a value");
        }
        if (time < Instant.MIN.getEpochSecond() || time > Instant.MAX.getEpochSecond()) {
            throw malformed("time is out of range");
        }
        return new TrendPoint(Instant.ofEpochSecond(time), value);
    }

    private List<Creator> creators() throws IOException {
        if (json.kind() == Kind.NULL) {
            return List.of();
        }
        require(Kind.ARRAY, "creators");
        List<Creator> creators = new ArrayList<>(3);
        while (json.nextElement()) {
            creators.add(creator());
        }
        return creators;
    }

    private Creator creator() throws IOException {
        require(Kind.OBJECT, "an entry of creators");
        String nickname = null;
        String avatarUrl = null;
        int seen = 0;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "nick_name" -> {
                    seen = once(seen, 1, name);
                    nickname = nullableText(name);
                }
                case "avatar_url" -> {
                    seen = once(seen, 2, name);
                    avatarUrl = nullableText(name);
                }
                default -> json.skip();
            }
        }
        return new Creator(nickname, avatarUrl);
    }

    private boolean flag(String name) throws IOException {
        if (json.kind() == Kind.NULL) {
            return false;
        }
        require(Kind.BOOLEAN, name);
        return json.bool();
    }

    private @Nullable Long count(String name) throws IOException {
        Long count = nullableInteger(name);
        if (count != null && count < 0) {
            throw malformed(name + " must not be negative");
        }
        return count;
    }

    private @Nullable Long nullableInteger(String name) throws IOException {
        return switch (json.kind()) {
            case NULL -> null;
            case INTEGER -> json.integer();
            case TEXT -> parse(json.text(), Long.MIN_VALUE, name);
            default -> throw unexpected(name, "a whole number");
        };
    }

    private double decimal(String name) throws IOException {
        double value = switch (json.kind()) {
            case INTEGER, DECIMAL -> json.decimal();
            case TEXT -> parseDecimal(json.text(), name);
            default -> throw unexpected(name, "a number");
        };
        if (!Double.isFinite(value)) {
            throw malformed(name + " is out of range");
        }
        return value;
    }

    private @Nullable String nullableText(String name) throws IOException {
        return switch (json.kind()) {
            case NULL -> null;
            case TEXT -> json.text();
            default -> throw unexpected(name, "text");
        };
    }

    private @Nullable String textOrDigits(String name) throws IOException {
        return json.kind() == Kind.INTEGER ? Long.toString(json.integer()) : nullableText(name);
    }

    /** For what is only told to people: of another type it is as good as absent. */
    private @Nullable String textOrNothing() throws IOException {
        if (json.kind() == Kind.TEXT) {
            return json.text();
        }
        json.skip();
        return null;
    }

    private long parse(String digits, long min, String name) throws IOException {
        int first = digits.startsWith("-") ? 1 : 0;
        boolean wellFormed =
                digits.length() > first && digits.chars().skip(first).allMatch(c -> c >= '0' && c <= '9');
        try {
            long value = wellFormed ? Long.parseLong(digits) : Long.MIN_VALUE;
            if (wellFormed && value >= min) {
                return value;
            }
        } catch (NumberFormatException beyondLong) {
            // refused below, without its message, which quotes the text
        }
        throw malformed(name + " must be a whole number in range");
    }

    private double parseDecimal(String text, String name) throws IOException {
        if (text.length() > 40 || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw malformed(name + " must be a number");
        }
        return Double.parseDouble(text);
    }

    private int intFrom(int min, @Nullable Long value, String name) throws IOException {
        if (value == null) {
            throw malformed(name + " is missing");
        }
        if (value < min || value > Integer.MAX_VALUE) {
            throw malformed(name + " is out of range");
        }
        return value.intValue();
    }

    private String required(@Nullable String value, String name) throws IOException {
        if (value == null || value.isEmpty()) {
            throw malformed(name + " is missing");
        }
        return value;
    }

    private void require(Kind expected, String what) throws IOException {
        if (json.kind() != expected) {
            throw unexpected(what, expected.toString());
        }
    }

    private int once(int seen, int field, String name) throws IOException {
        if ((seen & field) != 0) {
            throw malformed(name + " comes twice");
        }
        return seen | field;
    }

    private MalformedException unexpected(String what, String expected) throws IOException {
        return malformed(what + " must be " + expected + ", was " + json.kind());
    }

    private MalformedException malformed(String problem) {
        return new MalformedException(problem + " at " + json.location());
    }
}
