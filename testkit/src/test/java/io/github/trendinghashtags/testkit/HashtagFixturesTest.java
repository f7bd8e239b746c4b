package io.github.trendinghashtags.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.RankMovement.Direction;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.testkit.reference.ReferenceAdapter;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HashtagFixturesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 2);
    private static final List<TrendingHashtag> EVERYWHERE = synthetic(Region.ALL, TrendPeriod.LAST_120_DAYS, null);

    @Test
    void theDocumentedResponseIsTheVendorsByteForByte() {
        byte[] response = HashtagFixtures.documentedResponse();
        assertThat(response).hasSize(2476);
        assertThat(new String(response, StandardCharsets.UTF_8))
                .startsWith("{\n  \"code\": 0,")
                .endsWith("\"requestId\": \"" + HashtagFixtures.DOCUMENTED_REQUEST_ID + "\"\n}\n");
    }

    @Test
    void theDocumentedPageIsWhatTheDocumentedResponseSays() {
        try (StubKeyApiServer stub = StubKeyApiServer.start().enqueue(StubResponse.documented());
                KeyApiClient adapter = ReferenceAdapter.create(stub.settings())) {
            TrendingHashtagsPage read = adapter.fetch(TrendingHashtagsQuery.defaults());
            TrendingHashtagsPage fixture = HashtagFixtures.documentedPage();
            assertThat(read)
                    .usingRecursiveComparison()
                    .ignoringFields("receipt")
                    .isEqualTo(fixture);
            assertThat(read.receipt())
                    .extracting(Receipt::requestId)
                    .isEqualTo(fixture.receipt().requestId());
        }
    }

    @Test
    void theSameSeedGivesTheSameRanking() {
        assertThat(synthetic(Region.ALL, TrendPeriod.LAST_120_DAYS, null)).isEqualTo(EVERYWHERE);
    }

    @Test
    void anotherSeedRegionPeriodOrIndustryGivesAnotherRanking() {
        assertThat(Stream.of(
                        EVERYWHERE,
                        HashtagFixtures.synthetic(Region.ALL, TrendPeriod.LAST_120_DAYS, null, 43),
                        synthetic(Region.of("JP"), TrendPeriod.LAST_120_DAYS, null),
                        synthetic(Region.ALL, TrendPeriod.LAST_30_DAYS, null),
                        synthetic(Region.ALL, TrendPeriod.LAST_120_DAYS, IndustryId.PETS)))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyRankFromOneToAHundredIsThereOnceWithAnIdAndANameOfItsOwn() {
        for (Region region :
                Stream.concat(Stream.of(Region.ALL), Region.known().stream()).toList()) {
            List<TrendingHashtag> ranking = synthetic(region, TrendPeriod.LAST_7_DAYS, IndustryId.PETS);
            assertThat(ranking)
                    .extracting(TrendingHashtag::rank)
                    .isSorted()
                    .startsWith(1)
                    .endsWith(100);
            assertThat(ranking).hasSize(100);
            assertThat(ranking).extracting(TrendingHashtag::id).doesNotHaveDuplicates();
            assertThat(ranking).extracting(TrendingHashtag::name).doesNotHaveDuplicates();
        }
    }

    @Test
    void theRankingIsPlainlyMarkedAsSynthetic() {
        assertThat(EVERYWHERE).allSatisfy(hashtag -> assertThat(hashtag.id()).startsWith("999"));
        assertThat(EVERYWHERE.stream().flatMap(hashtag -> hashtag.creators().stream()))
                .extracting(Creator::avatarUrl)
                .allSatisfy(url -> assertThat(url).contains(".example.invalid/").hasSizeBetween(280, 340));
    }

    @Test
    void aDayIsAPointUpToThirtyDaysAndAWeekBeyond() {
        assertTrend(TrendPeriod.LAST_7_DAYS, 7, Duration.ofDays(1));
        assertTrend(TrendPeriod.LAST_30_DAYS, 30, Duration.ofDays(1));
        assertTrend(TrendPeriod.LAST_120_DAYS, 17, Duration.ofDays(7));
    }

    @Test
    void theRankingHasWhatMakesTheVendorsDataHard() {
        assertThat(EVERYWHERE)
                .extracting(TrendingHashtag::industry)
                .containsNull()
                .anyMatch(Objects::nonNull);
        assertThat(EVERYWHERE)
                .extracting(TrendingHashtag::country)
                .containsNull()
                .anyMatch(Objects::nonNull);
        assertThat(EVERYWHERE).extracting(TrendingHashtag::posts).containsNull();
        assertThat(EVERYWHERE).anyMatch(hashtag -> hashtag.views() != null && hashtag.views() > Integer.MAX_VALUE);
        assertThat(EVERYWHERE).anyMatch(TrendingHashtag::promoted);
        assertThat(EVERYWHERE)
                .extracting(hashtag -> hashtag.movement().direction())
                .contains(Direction.UP, Direction.DOWN, Direction.UNCHANGED, Direction.NEW);
    }

    @Test
    void aFilteredRankingKeepsToItsFilters() {
        assertThat(synthetic(Region.of("BR"), TrendPeriod.LAST_7_DAYS, IndustryId.GAMES))
                .allSatisfy(hashtag -> {
                    assertThat(Objects.requireNonNull(hashtag.country()).id()).isEqualTo("BR");
                    assertThat(Objects.requireNonNull(hashtag.industry()).id()).isEqualTo(IndustryId.GAMES);
                });
    }

    @Test
    void theDailyRankingMovesAndItsMovementsAreThoseSinceTheDayBefore() {
        for (TrendPeriod period : TrendPeriod.known()) {
            int daysWithNewEntries = 0;
            for (int day = 0; day < 100; day++) {
                List<TrendingHashtag> before = daily(period, DAY.plusDays(day));
                List<TrendingHashtag> after = daily(period, DAY.plusDays(day + 1));
                assertThat(after).extracting(TrendingHashtag::movement).isEqualTo(movements(before, after));
                assertThat(after)
                        .filteredOn(entry -> entry.movement().direction() != Direction.UNCHANGED)
                        .hasSizeBetween(50, 99);
                daysWithNewEntries += newEntries(after) > 0 ? 1 : 0;
                assertThat(newEntries(after)).isLessThan(10);
            }
            assertThat(daysWithNewEntries).isGreaterThan(70);
        }
    }

    private static long newEntries(List<TrendingHashtag> ranking) {
        return ranking.stream()
                .filter(entry -> entry.movement().direction() == Direction.NEW)
                .count();
    }

    private static List<RankMovement> movements(List<TrendingHashtag> before, List<TrendingHashtag> after) {
        Map<String, Integer> ranks =
                before.stream().collect(Collectors.toMap(TrendingHashtag::id, TrendingHashtag::rank));
        return after.stream()
                .map(entry -> {
                    Integer rank = ranks.get(entry.id());
                    int up = rank == null ? 0 : rank - entry.rank();
                    return rank == null
                            ? RankMovement.newEntry()
                            : up == 0
                                    ? RankMovement.unchanged()
                                    : up > 0 ? RankMovement.up(up) : RankMovement.down(-up);
                })
                .toList();
    }

    @Test
    void aDailyRankingIsAWholeTopHundredOfItsDay() {
        List<TrendingHashtag> ranking = daily(TrendPeriod.LAST_30_DAYS, DAY);
        assertThat(ranking)
                .hasSize(100)
                .extracting(TrendingHashtag::rank)
                .isSorted()
                .startsWith(1)
                .endsWith(100);
        assertThat(ranking).extracting(TrendingHashtag::id).doesNotHaveDuplicates();
        assertThat(ranking).allSatisfy(entry -> {
            assertThat(entry.trend()).hasSize(30).anyMatch(point -> point.value() == 1);
            assertThat(entry.trend().get(29).time()).isEqualTo("2026-02-02T00:00:00Z");
        });
        assertThat(daily(TrendPeriod.LAST_30_DAYS, DAY)).isEqualTo(ranking);
    }

    @Test
    void viewsGrowFromDayToDay() {
        Map<String, Long> before = daily(TrendPeriod.LAST_7_DAYS, DAY).stream()
                .filter(entry -> entry.views() != null)
                .collect(Collectors.toMap(TrendingHashtag::id, TrendingHashtag::views));
        assertThat(daily(TrendPeriod.LAST_7_DAYS, DAY.plusDays(1)))
                .filteredOn(entry -> before.containsKey(entry.id()))
                .hasSizeGreaterThan(80)
                .allSatisfy(entry -> assertThat(entry.views()).isGreaterThan(before.get(entry.id())));
    }

    private static List<TrendingHashtag> daily(TrendPeriod period, LocalDate day) {
        return HashtagFixtures.synthetic(Region.ALL, period, IndustryId.PETS, 42, day);
    }

    private static void assertTrend(TrendPeriod period, int count, Duration step) {
        assertThat(synthetic(Region.ALL, period, null)).allSatisfy(hashtag -> {
            List<TrendPoint> trend = hashtag.trend();
            assertThat(trend).hasSize(count).anyMatch(point -> point.value() == 1);
            assertThat(trend).allMatch(point -> point.value() >= 0 && point.value() <= 1);
            assertThat(Duration.between(trend.get(0).time(), trend.get(1).time()))
                    .isEqualTo(step);
        });
    }

    private static List<TrendingHashtag> synthetic(Region region, TrendPeriod period, IndustryId industry) {
        return HashtagFixtures.synthetic(region, period, industry, 42);
    }
}
