package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CachePolicyTest {
    private static final CachePolicy DEFAULT = CachePolicy.untilMidnight();

    @Test
    void theDefaultIsUntilMidnightAndNeverStale() {
        assertThat(DEFAULT).isEqualTo(new CachePolicy(null, null));
    }

    @Test
    void eachWithMethodChangesWhatItNames() {
        assertThat(DEFAULT.withFreshFor(Duration.ofHours(1)).withStaleOnFailure(Duration.ofHours(2)))
                .isEqualTo(new CachePolicy(Duration.ofHours(1), Duration.ofHours(2)));
        assertThat(DEFAULT.withStaleOnFailure(Duration.ofHours(2)).withFreshFor(Duration.ofHours(1)))
                .isEqualTo(new CachePolicy(Duration.ofHours(1), Duration.ofHours(2)));
    }

    @Test
    void timesAreNeitherNegativeNorLongerThanAYear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULT.withFreshFor(Duration.ofSeconds(-1)))
                .withMessage("freshFor must be from PT0S to PT8760H, was PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> DEFAULT.withStaleOnFailure(Duration.ofDays(365).plusNanos(1)))
                .withMessage("staleFor must be from PT0S to PT8760H, was PT8760H0.000000001S");
        assertThat(DEFAULT.withFreshFor(Duration.ZERO).withStaleOnFailure(Duration.ofDays(365)))
                .isNotNull();
    }

    @Test
    void noTimeIsNotUntilMidnight() {
        assertThatNullPointerException()
                .isThrownBy(() -> DEFAULT.withFreshFor(null))
                .withMessage("freshFor");
        assertThatNullPointerException()
                .isThrownBy(() -> DEFAULT.withStaleOnFailure(null))
                .withMessage("longestAge");
    }
}
