package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.keyapi.JsonTokens.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands inside an entry. Required are a trend point's two numbers; all else may be absent or null. */
final class HashtagParts {
    private final JsonTokens json;
    private final JsonValues values;
    // Lent to one entry after another, which keeps a copy.
    private final List<TrendPoint> points = new ArrayList<>();
    private final List<Creator> creators = new ArrayList<>();

    HashtagParts(JsonTokens json, JsonValues values) {
        this.json = json;
        this.values = values;
    }

    @Nullable
    Country country(String what) throws IOException {
        Named named = named(what);
        return named == null ? null : new Country(named.id, named.value);
    }

    @Nullable
    Industry industry(String what) throws IOException {
        Named named = named(what);
        return named == null
                ? null
                : new Industry(IndustryId.of(values.parse(named.id, 1, "industry_info.id")), named.value);
    }

    private record Named(String id, @Nullable String value) {}

    /** {@code {id, value, label}}: the label repeats the id in the documented answer, and is passed over. */
    private @Nullable Named named(String what) throws IOException {
        if (values.isNull()) {
            return null;
        }
        values.require(Kind.OBJECT, what);
        String id = null;
        String value = null;
        int seen = 0;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "id" -> {
                    seen = values.once(seen, 1, name);
                    id = values.textOrDigits(name);
                }
                case "value" -> {
                    seen = values.once(seen, 2, name);
                    value = values.text(name);
                }
                default -> json.skip();
            }
        }
        return id == null || id.isEmpty() ? null : new Named(id, value);
    }

    List<TrendPoint> trend(String what) throws IOException {
        if (!values.isList(what)) {
            return List.of();
        }
        points.clear();
        while (json.nextElement()) {
            points.add(trendPoint());
        }
        return List.copyOf(points);
    }

    private TrendPoint trendPoint() throws IOException {
        values.require(Kind.OBJECT, "an entry of trend");
        boolean timed = false;
        long time = 0;
        double value = Double.NaN;
        int seen = 0;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "time" -> {
                    seen = values.once(seen, 1, name);
                    timed = !values.isNull();
                    time = values.integer(name, 0);
                }
                case "value" -> {
                    seen = values.once(seen, 2, name);
                    value = values.decimal(name);
                }
                default -> json.skip();
            }
        }
        if (!timed || Double.isNaN(value)) {
            throw values.malformed("an entry of trend must have a time and a value");
        }
        if (time < Instant.MIN.getEpochSecond() || time > Instant.MAX.getEpochSecond()) {
            throw values.malformed("time is out of range");
        }
        return new TrendPoint(Instant.ofEpochSecond(time), value);
    }

    List<Creator> creators(String what) throws IOException {
        if (!values.isList(what)) {
            return List.of();
        }
        creators.clear();
        while (json.nextElement()) {
            creators.add(creator());
        }
        return List.copyOf(creators);
    }

    private Creator creator() throws IOException {
        values.require(Kind.OBJECT, "an entry of creators");
        String nickname = null;
        String avatarUrl = null;
        int seen = 0;
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "nick_name" -> {
                    seen = values.once(seen, 1, name);
                    nickname = values.text(name);
                }
                case "avatar_url" -> {
                    seen = values.once(seen, 2, name);
                    avatarUrl = values.text(name);
                }
                default -> json.skip();
            }
        }
        return new Creator(nickname, avatarUrl);
    }
}
