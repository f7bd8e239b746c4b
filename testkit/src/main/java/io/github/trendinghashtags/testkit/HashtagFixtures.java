package io.github.trendinghashtags.testkit;

import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Data for tests: the vendor's documented response, byte for byte and as domain types, and synthetic rankings.
 *
 * <pre>{@code
 * TrendingHashtag clean = HashtagFixtures.documentedHashtag();
 * List<TrendingHashtag> topHundred = HashtagFixtures.synthetic(Region.of("US"), TrendPeriod.LAST_7_DAYS, null, 42);
 * }</pre>
 */
public final class HashtagFixtures {

    /** The request id of the documented response. */
    public static final String DOCUMENTED_REQUEST_ID = "c2aaf374-bc6f-4cd6-9e82-9b0c38269f43";

    private static final Instant FIRST_DAY = Instant.ofEpochSecond(1769472000);
    private static final double[] DOCUMENTED_TREND = {0.96, 0.91, 0.87, 0.83, 0.84, 0.96, 1};
    private static final String AVATAR = "https://p16-sign-%s.tiktokcdn.com/tos-%s-avt-0068/%s"
            + "~tplv-tiktokx-cropcenter:100:100.png?dr=14579&refresh_token=%s&x-expires=1770282000&x-signature=%s%%3D"
            + "&t=4d5b0474&ps=13740610&shp=a5d48078&shcp=317596d8&idc=my";

    private HashtagFixtures() {}

    /**
     * Returns the documented response, byte for byte as the endpoint's public page shows it.
     *
     * @return 2,476 bytes of UTF-8, a fresh copy
     */
    public static byte[] documentedResponse() {
        try (InputStream in = HashtagFixtures.class.getResourceAsStream("documented-response.json")) {
            return Objects.requireNonNull(in, "documented-response.json").readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Returns the documented response as text.
     *
     * @return JSON
     */
    public static String documentedJson() {
        return new String(documentedResponse(), StandardCharsets.UTF_8);
    }

    /**
     * Returns the one hashtag of the documented response: {@code clean}, rank 1 and new, in the United States and in
     * Vehicle &amp; Transportation, with 48,892 posts, 151,854,088 views, 7 trend points and 3 creators.
     *
     * @return the hashtag that a correct adapter reads from {@link #documentedResponse()}
     */
    public static TrendingHashtag documentedHashtag() {
        List<TrendPoint> trend = IntStream.range(0, DOCUMENTED_TREND.length)
                .mapToObj(day -> new TrendPoint(FIRST_DAY.plus(Duration.ofDays(day)), DOCUMENTED_TREND[day]))
                .toList();
        return new TrendingHashtag(
                "7244",
                "clean",
                new Country("US", "United States"),
                new Industry(IndustryId.VEHICLE_AND_TRANSPORTATION, "Vehicle & Transportation"),
                false,
                trend,
                documentedCreators(),
                48_892L,
                151_854_088L,
                1,
                RankMovement.newEntry());
    }

    /**
     * Returns the documented response as a page: one hashtag, page 1 of a ranking of 100, with more to come.
     *
     * @return the page; its receipt is of one attempt, 2 credits, no time and 1970-01-01
     */
    public static TrendingHashtagsPage documentedPage() {
        Receipt receipt = new Receipt(DOCUMENTED_REQUEST_ID, 1, 2, Duration.ZERO, Instant.EPOCH);
        return new TrendingHashtagsPage(List.of(documentedHashtag()), 1, 100, true, receipt);
    }

    /**
     * Returns a believable but invented top 100. It is plainly marked as such: all ids begin with {@code 999} and all
     * avatars are at {@code example.invalid}. As in the vendor's data, some counts are beyond {@code int}, a few are
     * null, and names are in several scripts. Without an industry, some entries have none.
     *
     * @param region whose ranking; with {@link Region#ALL} the entries are of many countries, and a few of none
     * @param period a trend point a day up to 30 days, and one a week beyond
     * @param industry the industry of all entries, or null for many industries
     * @param seed the same arguments give the same ranking, on every JVM
     * @return 100 entries by rank, from 1
     */
    public static List<TrendingHashtag> synthetic(
            Region region, TrendPeriod period, @Nullable IndustryId industry, long seed) {
        return new SyntheticRanking(region, period, industry, seed).topHundred();
    }

    /**
     * Returns the invented top 100 of a day. From one day to the next a few entries leave and others enter, most move,
     * and views grow; movements are those since the day before. Otherwise as {@linkplain #synthetic(Region,
     * TrendPeriod, IndustryId, long) without a day}.
     *
     * @param region whose ranking
     * @param period a trend point a day up to 30 days, and one a week beyond
     * @param industry the industry of all entries, or null for many industries
     * @param seed the same arguments give the same ranking, on every JVM
     * @param day the day of the last trend point
     * @return 100 entries by rank, from 1
     */
    public static List<TrendingHashtag> synthetic(
            Region region, TrendPeriod period, @Nullable IndustryId industry, long seed, LocalDate day) {
        return new SyntheticRanking(region, period, industry, seed).on(day, 1);
    }

    private static List<Creator> documentedCreators() {
        return List.of(
                creator(
                        "becky mae",
                        "sg",
                        "alisg",
                        "71fc1185244765128518537b9d9c210d",
                        "0dec4860",
                        "r%2BCrhZzsKS43L89YylY1uge6L2M"),
                creator(
                        "Galicia Gordon",
                        "va",
                        "maliva",
                        "a83d99ecd4e1859d1f3a122eaafa7141",
                        "7237e421",
                        "VYRz0YUvi03Jl3xRNAyOK2BdVmg"),
                creator(
                        "micaelarosa_",
                        "sg",
                        "alisg",
                        "e1336ed62aab40b9ae1acbf487b6ccf9",
                        "6ea3e036",
                        "LXT1FUefFvU1xYkoOPnuBBV46A8"));
    }

    private static Creator creator(
            String nickname, String host, String store, String image, String token, String sign) {
        return new Creator(nickname, AVATAR.formatted(host, store, image, token, sign));
    }
}
