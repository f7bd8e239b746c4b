package io.github.trendinghashtags;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.trendinghashtags.credits.CachePolicy;
import io.github.trendinghashtags.credits.CreditBudget;
import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.CreditPlan;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.ranking.RankingDiff;
import io.github.trendinghashtags.ranking.TrendSummary;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain mappers: what an application has that never thought of this library. */
class JsonTest {
    private static final ObjectMapper JACKSON_2 = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final tools.jackson.databind.ObjectMapper JACKSON_3 = new tools.jackson.databind.ObjectMapper();

    private static final TrendingHashtagsQuery PETS = TrendingHashtagsQuery.defaults()
            .withPeriod(TrendPeriod.LAST_30_DAYS)
            .withRegion(Region.of("US"))
            .withIndustry(IndustryId.PETS)
            .withNewToTop100(true);

    static Stream<Record> domain() {
        TrendingHashtag full = Samples.fullHashtag();
        Ranking earlier = ranking(List.of(full, Samples.hashtag(2), Samples.hashtag(5)), List.of());
        Ranking later = ranking(List.of(Samples.hashtag(2), Samples.hashtag(3)), List.of(2, 3));
        return Stream.of(
                Samples.page(),
                new TrendingHashtagsPage(List.of(), 1, 100, false, Samples.RECEIPT, true),
                full,
                Samples.hashtag(2),
                full.trend().get(0),
                full.creators().get(0),
                new Creator(null, null),
                new Country("US", "United States"),
                new Country("ALL", null),
                new Industry(IndustryId.PETS, "Pets"),
                new Industry(IndustryId.of(1), null),
                IndustryId.of(Long.MAX_VALUE),
                Region.ALL,
                TrendPeriod.LAST_120_DAYS,
                TrendingHashtagsQuery.defaults(),
                PETS,
                Samples.RECEIPT,
                new Receipt(null, 0, 0, Duration.ofNanos(1), Instant.parse("2026-02-01T12:00:00.123456789Z")),
                earlier,
                later,
                RankingDiff.between(earlier, later),
                new RankingDiff.Move(Samples.hashtag(2), Samples.hashtag(2)),
                new RankingDiff.Unmatched(RankingDiff.Side.LATER, Samples.hashtag(2)),
                new Ranking(
                        PETS,
                        List.of(full),
                        40,
                        List.of(2),
                        List.of(new Ranking.FetchedPage(1, 30, true, List.of(full.id()))),
                        false,
                        true,
                        Samples.RECEIPT.completedAt(),
                        Samples.RECEIPT),
                new Ranking.FetchedPage(50, 0, false, List.of()),
                TrendSummary.of(full),
                TrendSummary.of(List.of()));
    }

    static Stream<RankMovement> movements() {
        return Stream.of(
                RankMovement.up(3),
                RankMovement.up(null),
                RankMovement.down(0),
                RankMovement.unchanged(),
                RankMovement.newEntry(),
                RankMovement.unknown(-9),
                RankMovement.unknown(null));
    }

    static Stream<Record> policies() {
        return Stream.of(
                ResiliencePolicy.defaults(),
                new CreditPlan(7, ResiliencePolicy.defaults()),
                CreditBudget.unlimited().withPerDay(200),
                CachePolicy.untilMidnight().withStaleOnFailure(Duration.ofDays(2)),
                new CreditLedger.Usage(4, 2),
                new CreditLedger.Reservation(
                        new UUID(1, 2),
                        LocalDate.parse("2026-02-01"),
                        6,
                        false,
                        new CreditLedger.Usage(4, 2),
                        Duration.ofMinutes(30)));
    }

    @ParameterizedTest
    @MethodSource({"domain", "movements", "policies"})
    void aRecordComesBackEqualFromJackson2(Record original) throws Exception {
        String json = JACKSON_2.writeValueAsString(original);

        assertThat(JACKSON_2.readValue(json, original.getClass())).isEqualTo(original);
    }

    @ParameterizedTest
    @MethodSource({"domain", "movements", "policies"})
    void aRecordComesBackEqualFromJackson3(Record original) {
        String json = JACKSON_3.writeValueAsString(original);

        assertThat(JACKSON_3.readValue(json, original.getClass())).isEqualTo(original);
    }

    @ParameterizedTest
    @MethodSource({"domain", "movements", "policies"})
    void theJsonHasTheRecordsComponentsAndNothingElse(Record original) {
        List<String> components = Stream.of(original.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(JACKSON_2.valueToTree(original).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(components);
        assertThat(JACKSON_3.valueToTree(original).propertyNames()).containsExactlyInAnyOrderElementsOf(components);
    }

    private static Ranking ranking(List<TrendingHashtag> hashtags, List<Integer> missingPages) {
        Instant takenAt = Samples.RECEIPT.completedAt();
        return new Ranking(PETS, hashtags, 100, missingPages, true, takenAt, Samples.RECEIPT);
    }
}
