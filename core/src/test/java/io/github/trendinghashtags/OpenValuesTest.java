package io.github.trendinghashtags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenValuesTest {

    @Test
    void documentedPeriodsAreKnownShortestFirst() {
        assertThat(TrendPeriod.known()).extracting(TrendPeriod::days).containsExactly(7, 30, 120);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 90, 365})
    void aPeriodThatTheVendorMayAddIsTaken(int days) {
        assertThat(TrendPeriod.of(days).days()).isEqualTo(days);
    }

    @ParameterizedTest
    @ValueSource(ints = {-7, 0, 366})
    void otherPeriodsAreRefusedWithRangeAndValue(int days) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrendPeriod.of(days))
                .withMessage("period in days must be from 1 to 365, was " + days);
    }

    @Test
    void thereAre27KnownRegionsWithoutAll() {
        assertThat(Region.known())
                .hasSize(27)
                .doesNotHaveDuplicates()
                .contains(Region.of("GB"), Region.of("US"), Region.of("VN"))
                .doesNotContain(Region.ALL);
    }

    @Test
    void allRegionsHasTheVendorsName() {
        assertThat(Region.of("all_regions")).isEqualTo(Region.ALL);
    }

    @Test
    void aWellFormedRegionThatNobodyKnowsIsTaken() {
        assertThat(Region.of("NZ").code()).isEqualTo("NZ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "us", "USA", "U", "U1", "ÜS", " US", "US\n", "ALL_REGIONS", "US&x=1"})
    void otherRegionsAreRefusedWithFormAndValue(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Region.of(code))
                .withMessage("region must be two capital letters such as US, or all_regions, was \"" + code + "\"");
    }

    @Test
    void knownListsCannotBeChanged() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> TrendPeriod.known().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Region.known().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> IndustryId.known().clear());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10000000000 | Education",
                "11000000000 | Vehicle & Transportation",
                "12000000000 | Baby, Kids & Maternity",
                "13000000000 | Financial Services",
                "14000000000 | Beauty & Personal Care",
                "15000000000 | Tech & Electronics",
                "17000000000 | Travel",
                "18000000000 | Household Products",
                "19000000000 | Pets",
                "21000000000 | Home Improvement",
                "22000000000 | Apparel & Accessories",
                "23000000000 | News & Entertainment",
                "24000000000 | Business Services",
                "25000000000 | Games",
                "26000000000 | Life Services",
                "27000000000 | Food & Beverage",
                "28000000000 | Sports & Outdoor",
                "29000000000 | Health"
            })
    void anIndustryIsFoundByItsNameInAnyCase(long value, String name) {
        assertThat(IndustryId.named(name).value()).isEqualTo(value);
        assertThat(IndustryId.named("  " + name.toUpperCase(java.util.Locale.ROOT) + " "))
                .isEqualTo(IndustryId.of(value));
    }

    @Test
    void thereAre18KnownIndustriesInOrder() {
        assertThat(IndustryId.known().values())
                .extracting(IndustryId::value)
                .hasSize(18)
                .isSorted();
    }

    @Test
    void anUnknownIndustryIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IndustryId.named("Pet"))
                .withMessageStartingWith("industry must be one of Education | Vehicle & Transportation | ")
                .withMessageEndingWith(" | Health, was \"Pet\"");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 19000000000L, Long.MAX_VALUE})
    void anyPositiveIndustryIsTaken(long value) {
        assertThat(IndustryId.of(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0})
    void otherIndustriesAreRefusedWithRangeAndValue(long value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IndustryId.of(value))
                .withMessage("industry id must be at least 1, was " + value);
    }
}
