package io.github.trendinghashtags.ranking;

import static io.github.trendinghashtags.ranking.PagesPort.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendSummaryTest {

    private static TrendPoint day(int day, double value) {
        return new TrendPoint(NOON.plus(Duration.ofDays(day)), value);
    }

    @Test
    void aSeriesOfNothingSaysNothing() {
        TrendSummary summary = TrendSummary.of(List.of());

        assertThat(summary).isEqualTo(new TrendSummary(null, null, null));
        assertThat(summary.latestIsPeak()).isFalse();
    }

    @Test
    void onePointIsItsOwnPeakAndHasNoSlope() {
        TrendSummary summary = TrendSummary.of(List.of(day(0, 0.4)));

        assertThat(summary).isEqualTo(new TrendSummary(day(0, 0.4), day(0, 0.4), null));
        assertThat(summary.latestIsPeak()).isTrue();
    }

    @Test
    void twoPointsMakeALine() {
        assertThat(TrendSummary.of(List.of(day(0, 0.2), day(7, 0.9))).slopePerDay())
                .isCloseTo(0.1, within(1e-12));
        assertThat(TrendSummary.of(List.of(day(0, 0.9), day(1, 0.2))).slopePerDay())
                .isCloseTo(-0.7, within(1e-12));
    }

    @Test
    void theSlopeIsThatOfTheLeastSquares() {
        // By hand: the mean day is 1.5 and the mean value 0.5; 0.75 / 5.
        List<TrendPoint> trend = List.of(day(0, 0.25), day(1, 0.5), day(2, 0.5), day(3, 0.75));

        assertThat(TrendSummary.of(trend).slopePerDay()).isEqualTo(0.15);
    }

    @Test
    void aWeekCountsAsSevenDays() {
        List<TrendPoint> weekly = IntStream.range(0, 17)
                .mapToObj(week -> day(7 * week, 0.05 * week))
                .toList();

        assertThat(TrendSummary.of(weekly).slopePerDay()).isCloseTo(0.05 / 7, within(1e-12));
    }

    @Test
    void aFlatSeriesHasASlopeOfZeroAndIsAtItsPeak() {
        TrendSummary flat = TrendSummary.of(List.of(day(0, 1), day(1, 1), day(2, 1)));

        assertThat(flat.slopePerDay()).isZero();
        assertThat(flat.peak()).isEqualTo(day(2, 1));
        assertThat(flat.latestIsPeak()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e308, -1e308, Double.MAX_VALUE, 0.1, Double.MIN_VALUE, 0})
    void equalValuesHaveASlopeOfZeroWhateverTheyAre(double value) {
        assertThat(TrendSummary.of(List.of(day(0, value), day(1, value))).slopePerDay())
                .isZero();
        assertThat(TrendSummary.of(List.of(day(0, value), day(1, value), day(5, value), day(6, value)))
                        .slopePerDay())
                .isZero();
    }

    @Test
    void aSlopeOfTheGreatestValuesIsThere() {
        assertThat(TrendSummary.of(List.of(day(0, 1e308), day(2, 1.5e308))).slopePerDay())
                .isCloseTo(2.5e307, withinPercentage(1e-9));
        assertThat(TrendSummary.of(List.of(day(0, -1e308), day(4, 1e308))).slopePerDay())
                .isCloseTo(5e307, withinPercentage(1e-9));
    }

    @Test
    void thePeakOfSeveralIsTheLastOne() {
        TrendSummary summary = TrendSummary.of(List.of(day(0, 1), day(1, 0.5), day(2, 1), day(3, 0.9)));

        assertThat(summary.peak()).isEqualTo(day(2, 1));
        assertThat(summary.latest()).isEqualTo(day(3, 0.9));
        assertThat(summary.latestIsPeak()).isFalse();
    }

    @Test
    void theOrderOfTheListDoesNotMatter() {
        List<TrendPoint> trend = new ArrayList<>();
        for (int day = 0; day < 30; day++) {
            trend.add(day(day, Math.abs(Math.sin(day))));
        }
        TrendSummary sorted = TrendSummary.of(trend);
        Collections.shuffle(trend, new Random(4));

        assertThat(TrendSummary.of(trend)).isEqualTo(sorted);
    }

    @Test
    void pointsAtOneTimeHaveNoSlopeAndTheLastInTheListIsTheLatest() {
        TrendSummary summary = TrendSummary.of(List.of(day(3, 0.9), day(3, 0.1)));

        assertThat(summary.slopePerDay()).isNull();
        assertThat(summary.latest()).isEqualTo(day(3, 0.1));
        assertThat(summary.latestIsPeak()).isFalse();
    }

    @Test
    void aSlopeIsFiniteOrNullWhateverThePointsAre() {
        List<Double> values = List.of(0.0, 1.0, -1.0, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE);
        List<Instant> times = List.of(NOON, NOON.plusNanos(1), NOON.plusSeconds(1), Instant.MIN, Instant.MAX);
        Random random = new Random(4);
        for (int round = 0; round < 2000; round++) {
            List<TrendPoint> trend = new ArrayList<>();
            for (int point = random.nextInt(5); point >= 0; point--) {
                trend.add(new TrendPoint(
                        times.get(random.nextInt(times.size())), values.get(random.nextInt(values.size()))));
            }

            Double slope = TrendSummary.of(trend).slopePerDay();

            assertThat(slope == null || Double.isFinite(slope)).as("%s", trend).isTrue();
        }
    }

    @Test
    void aHashtagsSummaryIsThatOfItsTrend() {
        TrendingHashtag none = PagesPort.hashtag("a", 1);
        TrendingHashtag rising = PagesPort.hashtag("a", "a", 1, null, null, List.of(day(0, 0), day(1, 1)));

        assertThat(TrendSummary.of(none).latest()).isNull();
        assertThat(TrendSummary.of(rising)).isEqualTo(TrendSummary.of(rising.trend()));
        assertThat(TrendSummary.of(rising).slopePerDay()).isEqualTo(1);
    }
}
