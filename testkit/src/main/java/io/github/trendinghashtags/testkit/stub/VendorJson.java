package io.github.trendinghashtags.testkit.stub;

import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes domain types as the vendor's JSON, exactly: longs in full, text escaped, what is null left out. */
final class VendorJson {
    private final StringBuilder out = new StringBuilder(16 * 1024);

    private VendorJson() {}

    /** A successful response. */
    static byte[] page(List<TrendingHashtag> hashtags, int page, int total, boolean hasMore, String requestId) {
        VendorJson json = new VendorJson();
        json.head(0, "success");
        json.out.append(",\"data\":{\"list\":");
        json.array(hashtags, json::hashtag);
        json.out
                .append(",\"pagination\":{\"page\":")
                .append(page)
                .append(",\"size\":")
                .append(hashtags.size())
                .append(",\"total\":")
                .append(total)
                .append(",\"has_more\":")
                .append(hasMore)
                .append("}}");
        return json.tail(requestId);
    }

    /** A failure, without {@code data}. */
    static byte[] failure(long code, String message, String requestId) {
        VendorJson json = new VendorJson();
        json.head(code, message);
        return json.tail(requestId);
    }

    private void head(long code, String message) {
        out.append("{\"code\":").append(code);
        text("message", message);
    }

    private byte[] tail(String requestId) {
        text("requestId", requestId);
        return out.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void hashtag(TrendingHashtag hashtag) {
        out.append("{\"hashtag_id\":");
        quote(hashtag.id());
        text("hashtag_name", hashtag.name());
        country(hashtag.country());
        industry(hashtag.industry());
        out.append(",\"is_promoted\":").append(hashtag.promoted());
        out.append(",\"trend\":");
        array(hashtag.trend(), this::trendPoint);
        out.append(",\"creators\":");
        array(hashtag.creators(), this::creator);
        number("publish_cnt", hashtag.posts());
        number("video_views", hashtag.views());
        number("rank", hashtag.rank());
        movement(hashtag.movement());
        out.append('}');
    }

    private void country(@Nullable Country country) {
        if (country != null) {
            out.append(",\"country_info\":{\"id\":");
            quote(country.id());
            text("value", country.name());
            text("label", country.id());
            out.append('}');
        }
    }

    private void industry(@Nullable Industry industry) {
        if (industry != null) {
            out.append(",\"industry_info\":{\"id\":").append(industry.id().value());
            text("value", industry.name());
            text("label", "label_" + industry.id().value());
            out.append('}');
        }
    }

    private void trendPoint(TrendPoint point) {
        out.append("{\"time\":").append(point.time().getEpochSecond()).append(",\"value\":");
        if (point.value() == Math.rint(point.value()) && Math.abs(point.value()) < 1e15) {
            out.append((long) point.value());
        } else {
            out.append(point.value());
        }
        out.append('}');
    }

    private void creator(Creator creator) {
        out.append("{\"nick_name\":");
        quote(creator.nickname());
        out.append(",\"avatar_url\":");
        quote(creator.avatarUrl());
        out.append('}');
    }

    private void movement(RankMovement movement) {
        switch (movement.direction()) {
            case UP -> moved(1, movement.places());
            case UNCHANGED -> moved(2, 0);
            case DOWN -> moved(3, movement.places());
            case NEW -> moved(4, null);
            case UNKNOWN -> number("rank_diff_type", movement.code());
        }
    }

    private void moved(int type, @Nullable Integer places) {
        number("rank_diff", places);
        number("rank_diff_type", type);
    }

    private void number(String name, @Nullable Number value) {
        if (value != null) {
            out.append(",\"").append(name).append("\":").append(value);
        }
    }

    private void text(String name, @Nullable String value) {
        if (value != null) {
            out.append(",\"").append(name).append("\":");
            quote(value);
        }
    }

    private <T> void array(List<T> values, Consumer<T> write) {
        String separator = "[";
        for (T value : values) {
            out.append(separator);
            write.accept(value);
            separator = ",";
        }
        out.append(values.isEmpty() ? "[]" : "]");
    }

    /** Escapes what JSON demands, and lone surrogates too, which UTF-8 could not carry. */
    private void quote(@Nullable String text) {
        if (text == null) {
            out.append("null");
            return;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
