package io.github.trendinghashtags.benchmarks.peers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Binds the vendor's response to plain records. Their components have the names of the JSON, so Jackson, Gson and Moshi
 * need no annotation.
 */
@SuppressWarnings("MemberName")
public record VendorPage(int code, String message, Data data, String requestId) {

    /** Checks the code, as every caller has to. */
    public VendorPage checked() {
        if (code != 0) {
            throw new IllegalStateException("the vendor responded with code " + code + ": " + message);
        }
        return this;
    }

    public record Data(List<Hashtag> list, Pagination pagination) {}

    public record Pagination(int page, int size, int total, boolean has_more) {}

    public record Hashtag(
            String hashtag_id,
            String hashtag_name,
            @Nullable CountryInfo country_info,
            @Nullable IndustryInfo industry_info,
            boolean is_promoted,
            List<Point> trend,
            List<Creator> creators,
            @Nullable Long publish_cnt,
            @Nullable Long video_views,
            int rank,
            @Nullable Integer rank_diff,
            int rank_diff_type) {}

    public record CountryInfo(String id, String value, String label) {}

    public record IndustryInfo(long id, String value, String label) {}

    public record Point(long time, double value) {}

    public record Creator(String nick_name, String avatar_url) {}
}
