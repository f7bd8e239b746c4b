package io.github.trendinghashtags.examples.cli.snapshot;

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
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.ranking.Ranking.FetchedPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Rankings for tests. */
public final class Rankings {
    static final Instant NOON = Instant.parse("2026-02-02T12:00:00.000000001Z");

    private Rankings() {}

    /** A ranking of these, complete. */
    public static Ranking of(Instant takenAt, TrendingHashtag... hashtags) {
        return of(TrendingHashtagsQuery.defaults(), takenAt, hashtags);
    }

    /** A ranking of these, complete. */
    public static Ranking of(TrendingHashtagsQuery query, Instant takenAt, TrendingHashtag... hashtags) {
        Receipt receipt = new Receipt("request-1", 1, 2, Duration.ofMillis(300), takenAt);
        return new Ranking(query, List.of(hashtags), hashtags.length, List.of(), true, takenAt, receipt);
    }

    /** A hashtag with little but its place. */
    public static TrendingHashtag hashtag(String id, String name, int rank, long views) {
        return new TrendingHashtag(
                id,
                name,
                null,
                null,
                false,
                List.of(),
                List.of(),
                views / 1_000,
                views,
                rank,
                RankMovement.unchanged());
    }

    /** Nothing that can be set is left as it is by default. */
    static Ranking ofEveryField() {
        TrendingHashtagsQuery query = TrendingHashtagsQuery.defaults()
                .withRegion(Region.of("JP"))
                .withPeriod(TrendPeriod.of(90))
                .withIndustry(IndustryId.PETS)
                .withNewToTop100(true);
        List<TrendingHashtag> hashtags = List.of(
                entry("1", 1, RankMovement.up(3)),
                entry("2", 2, RankMovement.up(null)),
                entry("3", 3, RankMovement.down(0)),
                entry("4", 4, RankMovement.down(null)),
                entry("5", 5, RankMovement.unchanged()),
                entry("6", 6, RankMovement.newEntry()),
                entry("7", 7, RankMovement.unknown(-9)),
                entry("8", Integer.MAX_VALUE, RankMovement.unknown(null)),
                bare("9"));
        Receipt receipt = new Receipt(null, 5, 10, Duration.ofSeconds(3, 7), NOON.plusSeconds(1));
        List<FetchedPage> pages = List.of(
                new FetchedPage(1, 93, true, List.of("1", "2", "3", "4", "5", "6", "7")),
                new FetchedPage(2, Integer.MAX_VALUE, false, List.of("8", "9", "1")),
                new FetchedPage(4, 0, true, List.of()));
        return new Ranking(query, hashtags, 93, List.of(3, 5), pages, false, true, NOON, receipt);
    }

    private static TrendingHashtag entry(String id, int rank, RankMovement movement) {
        return new TrendingHashtag(
                id,
                "日本の猫🐈\n\"\u0000\u2028\ud83d",
                new Country("JP", "Japan"),
                new Industry(IndustryId.of(Long.MAX_VALUE), "Pets & more"),
                true,
                List.of(
                        new TrendPoint(Instant.EPOCH, 0.1 + 0.2),
                        new TrendPoint(Instant.MAX, -0.0),
                        new TrendPoint(Instant.MIN, Double.MIN_VALUE),
                        new TrendPoint(NOON, Double.MAX_VALUE)),
                List.of(new Creator("نور", "https://example.invalid/a?b=c"), new Creator(null, null)),
                0L,
                Long.MAX_VALUE,
                rank,
                movement);
    }

    private static TrendingHashtag bare(String id) {
        return new TrendingHashtag(
                id,
                "bare",
                new Country("US", null),
                new Industry(IndustryId.PETS, null),
                false,
                List.of(),
                List.of(),
                null,
                null,
                9,
                RankMovement.newEntry());
    }
}
