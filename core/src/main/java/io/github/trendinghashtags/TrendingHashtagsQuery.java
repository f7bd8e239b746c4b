package io.github.trendinghashtags;

import io.github.trendinghashtags.checks.Require;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which page of which ranking to fetch.
 *
 * <pre>{@code
 * TrendingHashtagsQuery.defaults().withRegion(Region.of("US")).withIndustry(IndustryId.PETS)
 * }</pre>
 *
 * @param page the page's number, from 1
 * @param limit hashtags a page, from 1 to 20: the vendor silently treats more as 20, and a smaller page costs as
 *     much as a full one
 * @param period the look-back window
 * @param region where the hashtags trend
 * @param industry the industry to keep to, or null for all
 * @param newToTop100 true for only the hashtags that are in the top 100 for the first time
 * @serial exclude
 */
public record TrendingHashtagsQuery(
        int page,
        int limit,
        TrendPeriod period,
        Region region,
        @Nullable IndustryId industry,
        boolean newToTop100) implements Serializable {

    private static final TrendingHashtagsQuery DEFAULTS =
            new TrendingHashtagsQuery(1, 20, TrendPeriod.LAST_7_DAYS, Region.ALL, null, false);

    /**
     * Refuses a page below 1 and a limit outside 1 to 20.
     *
     * @param page see {@link #page()}
     * @param limit see {@link #limit()}
     * @param period see {@link #period()}
     * @param region see {@link #region()}
     * @param industry see {@link #industry()}
     * @param newToTop100 see {@link #newToTop100()}
     */
    public TrendingHashtagsQuery {
        Require.inRange("page", page, 1, Integer.MAX_VALUE);
        Require.inRange("limit", limit, 1, 20);
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(region, "region");
    }

    /**
     * Returns the vendor's defaults: the first 20 of the last 7 days, in all regions and industries.
     *
     * @return the query
     */
    public static TrendingHashtagsQuery defaults() {
        return DEFAULTS;
    }

    /**
     * Returns this query for another page.
     *
     * @param page from 1
     * @return the query
     * @throws IllegalArgumentException if the page is below 1
     */
    public TrendingHashtagsQuery withPage(int page) {
        return new TrendingHashtagsQuery(page, limit, period, region, industry, newToTop100);
    }

    /**
     * Returns this query with another page size.
     *
     * @param limit hashtags a page, from 1 to 20
     * @return the query
     * @throws IllegalArgumentException if the limit is out of range
     */
    public TrendingHashtagsQuery withLimit(int limit) {
        return new TrendingHashtagsQuery(page, limit, period, region, industry, newToTop100);
    }

    /**
     * Returns this query for another look-back window.
     *
     * @param period the window
     * @return the query
     */
    public TrendingHashtagsQuery withPeriod(TrendPeriod period) {
        return new TrendingHashtagsQuery(page, limit, period, region, industry, newToTop100);
    }

    /**
     * Returns this query for another region.
     *
     * @param region the region, or {@link Region#ALL}
     * @return the query
     */
    public TrendingHashtagsQuery withRegion(Region region) {
        return new TrendingHashtagsQuery(page, limit, period, region, industry, newToTop100);
    }

    /**
     * Returns this query for one industry.
     *
     * @param industry the industry
     * @return the query
     */
    public TrendingHashtagsQuery withIndustry(IndustryId industry) {
        return new TrendingHashtagsQuery(
                page, limit, period, region, Objects.requireNonNull(industry, "industry"), newToTop100);
    }

    /**
     * Returns this query for all industries.
     *
     * @return the query
     */
    public TrendingHashtagsQuery withAnyIndustry() {
        return new TrendingHashtagsQuery(page, limit, period, region, null, newToTop100);
    }

    /**
     * Returns this query with or without the filter for newcomers.
     *
     * @param newToTop100 true for only the hashtags that are in the top 100 for the first time
     * @return the query
     */
    public TrendingHashtagsQuery withNewToTop100(boolean newToTop100) {
        return new TrendingHashtagsQuery(page, limit, period, region, industry, newToTop100);
    }
}
