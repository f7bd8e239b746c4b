package io.github.trendinghashtags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendingHashtagsQueryTest {
    private final TrendingHashtagsQuery defaults = TrendingHashtagsQuery.defaults();

    @Test
    void defaultsAreTheVendors() {
        assertThat(defaults)
                .isEqualTo(new TrendingHashtagsQuery(1, 20, TrendPeriod.of(7), Region.of("all_regions"), null, false));
    }

    @Test
    void eachWithMethodChangesOneThing() {
        assertThat(defaults.withPage(3))
                .isEqualTo(new TrendingHashtagsQuery(3, 20, TrendPeriod.LAST_7_DAYS, Region.ALL, null, false));
        assertThat(defaults.withLimit(5))
                .isEqualTo(new TrendingHashtagsQuery(1, 5, TrendPeriod.LAST_7_DAYS, Region.ALL, null, false));
        assertThat(defaults.withPeriod(TrendPeriod.LAST_30_DAYS))
                .isEqualTo(new TrendingHashtagsQuery(1, 20, TrendPeriod.LAST_30_DAYS, Region.ALL, null, false));
        assertThat(defaults.withRegion(Region.of("US")))
                .isEqualTo(new TrendingHashtagsQuery(1, 20, TrendPeriod.LAST_7_DAYS, Region.of("US"), null, false));
        assertThat(defaults.withIndustry(IndustryId.PETS))
                .isEqualTo(
                        new TrendingHashtagsQuery(1, 20, TrendPeriod.LAST_7_DAYS, Region.ALL, IndustryId.PETS, false));
        assertThat(defaults.withNewToTop100(true))
                .isEqualTo(new TrendingHashtagsQuery(1, 20, TrendPeriod.LAST_7_DAYS, Region.ALL, null, true));
    }

    @Test
    void withMethodsKeepWhatTheyDoNotName() {
        TrendingHashtagsQuery query =
                new TrendingHashtagsQuery(2, 7, TrendPeriod.LAST_120_DAYS, Region.of("JP"), IndustryId.GAMES, true);

        assertThat(query.withPage(2)
                        .withLimit(7)
                        .withPeriod(TrendPeriod.LAST_120_DAYS)
                        .withRegion(Region.of("JP"))
                        .withIndustry(IndustryId.GAMES)
                        .withNewToTop100(true))
                .isEqualTo(query);
    }

    @Test
    void anyIndustryTakesTheFilterAway() {
        assertThat(defaults.withIndustry(IndustryId.PETS).withAnyIndustry()).isEqualTo(defaults);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void limitsAtTheEdgesAreTaken(int limit) {
        assertThat(defaults.withLimit(limit).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 21, Integer.MAX_VALUE})
    void otherLimitsAreRefusedWithRangeAndValue(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.withLimit(limit))
                .withMessage("limit must be from 1 to 20, was " + limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, Integer.MAX_VALUE})
    void pagesAtTheEdgesAreTaken(int page) {
        assertThat(defaults.withPage(page).page()).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0})
    void otherPagesAreRefusedWithRangeAndValue(int page) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.withPage(page))
                .withMessage("page must be from 1 to 2147483647, was " + page);
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> defaults.withPeriod(null))
                .withMessage("period");
        assertThatNullPointerException()
                .isThrownBy(() -> defaults.withRegion(null))
                .withMessage("region");
        assertThatNullPointerException()
                .isThrownBy(() -> defaults.withIndustry(null))
                .withMessage("industry");
    }
}
