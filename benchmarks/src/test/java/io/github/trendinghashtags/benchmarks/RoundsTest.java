package io.github.trendinghashtags.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final Rounds<String> rounds = new Rounds<>(List.of("baseline", "ours")).nextJvm();
    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(locale);
    }

    @Test
    void ratioIsTheMedianOfTheRatiosOfEachRoundWithTheirQuartiles() throws Exception {
        take(100, 50); // 0.50
        take(1_000, 900); // 0.90, on a machine that became ten times slower
        take(100, 60); // 0.60
        take(100, 70); // 0.70
        take(100, 80); // 0.80

        assertThat(rounds.ratio("ours", Sample::wall)).isEqualTo("0.70 (0.60–0.80)");
        assertThat(rounds.ratio("baseline", Sample::wall)).isEqualTo("1.00 (1.00–1.00)");
    }

    @Test
    void ratioOfSeveralJvmsIsTheMeanOfTheirMediansAndTheQuartilesOfAllRounds() throws Exception {
        take(100, 10);
        take(100, 50);
        take(100, 60);
        rounds.nextJvm();
        take(100, 100);

        // medians 0.50 and 1.00; all rounds 0.10, 0.50, 0.60, 1.00
        assertThat(rounds.ratio("ours", Sample::wall)).isEqualTo("0.75 (0.40–0.70)");
    }

    @Test
    void ratioToAnotherContenderIsToItsSampleOfTheSameRound() throws Exception {
        take(100, 200);

        assertThat(rounds.ratio("baseline", "ours", Sample::wall)).isEqualTo("0.50 (0.50–0.50)");
    }

    @Test
    void eachQuantityHasItsOwnRatio() throws Exception {
        rounds.take(who -> who.equals("ours") ? new Sample(1, 2, 3) : new Sample(10, 10, 10));

        assertThat(rounds.ratio("ours", Sample::wall)).startsWith("0.10");
        assertThat(rounds.ratio("ours", Sample::processor)).startsWith("0.20");
        assertThat(rounds.ratio("ours", Sample::bytes)).startsWith("0.30");
    }

    @Test
    void typicalIsTheMeanOfMediansToo() throws Exception {
        take(100, 3);
        take(100, 1);
        rounds.nextJvm();
        take(100, 6);

        assertThat(rounds.typical("ours", Sample::wall)).isCloseTo(4, within(1e-9));
    }

    @Test
    void quantilesAreInterpolated() {
        double[] values = {4, 1, 3, 2};

        assertThat(Rounds.quantile(values, 0)).isEqualTo(1);
        assertThat(Rounds.quantile(values, 0.5)).isEqualTo(2.5);
        assertThat(Rounds.quantile(values, 0.75)).isEqualTo(3.25);
        assertThat(Rounds.quantile(values, 1)).isEqualTo(4);
        assertThat(Rounds.quantile(new double[] {7}, 0.25)).isEqualTo(7);
        assertThat(values).as("not sorted in place").containsExactly(4, 1, 3, 2);
    }

    @Test
    void eachRoundStartsWithAnotherContender() throws Exception {
        Rounds<String> three = new Rounds<>(List.of("a", "b", "c")).nextJvm();
        List<String> turns = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            three.take(who -> {
                turns.add(who);
                return new Sample(1, 1, 1);
            });
        }

        assertThat(String.join("", turns)).isEqualTo("abc" + "bca" + "cab" + "abc");
    }

    @Test
    void contenderWithoutSamplesHasNoRatio() throws Exception {
        take(1, 1);

        assertThatNullPointerException()
                .isThrownBy(() -> rounds.ratio("stranger", Sample::wall))
                .withMessageContaining("not a contender");
    }

    @Test
    void ratiosAndSamplesHaveADecimalPointInEveryLocale() throws Exception {
        Locale.setDefault(Locale.GERMANY);
        take(2, 1);

        assertThat(rounds.ratio("ours", Sample::wall)).isEqualTo("0.50 (0.50–0.50)");
        assertThat(Sample.parse(new Sample(1234.5, 0, 6.7).toString())).isEqualTo(new Sample(1234.5, 0, 6.7));
        assertThat(Report.number(1234.5)).isEqualTo("1,235");
    }

    private void take(double baseline, double ours) throws Exception {
        rounds.take(who -> new Sample(who.equals("ours") ? ours : baseline, 0, 0));
    }
}
