package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendPeriod;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditPlanTest {
    private static final ResiliencePolicy POLICY = ResiliencePolicy.defaults();

    @Test
    void aPageCostsTwoCreditsAndAtMostTwoForEachAttempt() {
        CreditPlan plan = CreditPlan.ofPage(POLICY);

        assertThat(plan.requests()).isOne();
        assertThat(plan.credits()).isEqualTo(2);
        assertThat(plan.creditsAtMost()).isEqualTo(6);
        assertThat(plan.shortestTime()).isZero();
    }

    @Test
    void aRankingCostsTenCredits() {
        CreditPlan plan = CreditPlan.ofRanking(POLICY.withMaxAttempts(1));

        assertThat(plan.requests()).isEqualTo(5);
        assertThat(plan.credits()).isEqualTo(10);
        assertThat(plan.creditsAtMost()).isEqualTo(10);
        assertThat(plan.shortestTime()).isEqualTo(Duration.ofMillis(800));
    }

    @Test
    void aSweepOfAllThatIsKnownCosts14580Credits() {
        CreditPlan plan = CreditPlan.ofSweep(
                Region.known(), TrendPeriod.known(), IndustryId.known().values(), POLICY);

        assertThat(plan.requests()).isEqualTo(7_290);
        assertThat(plan.credits()).isEqualTo(14_580);
        assertThat(plan.creditsAtMost()).isEqualTo(43_740);
        assertThat(plan.shortestTime()).isEqualTo(Duration.ofMillis(7_289 * 200));
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "1, PT0S", "3, PT0S", "4, PT1S", "6, PT1S", "7, PT2S"})
    void eachPeriodBringsItsPermits(long requests, Duration time) {
        CreditPlan plan = new CreditPlan(requests, POLICY.withRateLimit(3, Duration.ofSeconds(1)));

        assertThat(plan.shortestTime()).isEqualTo(time);
    }

    @Test
    void nothingCostsNothing() {
        assertThat(CreditPlan.ofRanking(POLICY).times(0).creditsAtMost()).isZero();
    }

    @Test
    void aSweepOfNothingIsRefusedSinceItIsNotASweepOfAll() {
        List<Region> regions = Region.known();
        List<TrendPeriod> periods = TrendPeriod.known();
        List<IndustryId> pets = List.of(IndustryId.PETS);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreditPlan.ofSweep(List.of(), periods, pets, POLICY))
                .withMessage("number of regions must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreditPlan.ofSweep(regions, List.of(), pets, POLICY))
                .withMessage("number of periods must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreditPlan.ofSweep(regions, periods, List.of(), POLICY))
                .withMessage("number of industries must be at least 1, was 0");
    }

    @Test
    void nullIsRefusedByName() {
        List<Region> regions = Region.known();
        List<TrendPeriod> periods = TrendPeriod.known();
        List<IndustryId> pets = List.of(IndustryId.PETS);

        assertRefusedByName("policy", () -> CreditPlan.ofPage(null));
        assertRefusedByName("policy", () -> CreditPlan.ofRanking(null));
        assertRefusedByName("policy", () -> CreditPlan.ofSweep(regions, periods, pets, null));
        assertRefusedByName("regions", () -> CreditPlan.ofSweep(null, periods, pets, POLICY));
        assertRefusedByName("periods", () -> CreditPlan.ofSweep(regions, null, pets, POLICY));
        assertRefusedByName("industries", () -> CreditPlan.ofSweep(regions, periods, null, POLICY));
        assertRefusedByName(
                "null in regions", () -> CreditPlan.ofSweep(Arrays.asList(Region.ALL, null), periods, pets, POLICY));
    }

    private static void assertRefusedByName(String name, ThrowingCallable refused) {
        assertThatNullPointerException().isThrownBy(refused).withMessage(name);
    }

    @Test
    void whatCantBeCountedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CreditPlan(-1, POLICY))
                .withMessage("requests must be at least 0, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreditPlan.ofPage(POLICY).times(-1))
                .withMessage("count must be at least 0, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreditPlan.ofPage(POLICY).times(0).times(-1))
                .withMessage("count must be at least 0, was -1");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new CreditPlan(Long.MAX_VALUE, POLICY).credits());
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> CreditPlan.ofRanking(POLICY).times(Long.MAX_VALUE));
    }
}
