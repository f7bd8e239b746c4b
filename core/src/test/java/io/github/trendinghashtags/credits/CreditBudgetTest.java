package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditBudgetTest {
    private static final CreditBudget UNLIMITED = CreditBudget.unlimited();

    @Test
    void theDefaultHasNoLimitsAndCoolsDownForHalfAnHour() {
        assertThat(UNLIMITED).isEqualTo(new CreditBudget(null, null, null, Duration.ofMinutes(30)));
    }

    @Test
    void eachWithMethodChangesWhatItNames() {
        assertThat(UNLIMITED.withPerCall(2).withPerDay(3).withPerProcess(4).withCoolDown(Duration.ZERO))
                .isEqualTo(new CreditBudget(2L, 3L, 4L, Duration.ZERO));
        assertThat(UNLIMITED.withPerDay(3).withPerCall(2))
                .isEqualTo(UNLIMITED.withPerCall(2).withPerDay(3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 0, -1, Long.MIN_VALUE})
    void aLimitBelowThePriceOfARequestIsRefused(long credits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNLIMITED.withPerCall(credits))
                .withMessage("perCall must be at least 2, was " + credits);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNLIMITED.withPerDay(credits))
                .withMessage("perDay must be at least 2, was " + credits);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNLIMITED.withPerProcess(credits))
                .withMessage("perProcess must be at least 2, was " + credits);
    }

    @Test
    void aCoolDownIsNeitherNegativeNorLongerThanAYear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNLIMITED.withCoolDown(Duration.ofNanos(-1)))
                .withMessage("coolDown must be from PT0S to PT8760H, was PT-0.000000001S");
        assertThatIllegalArgumentException().isThrownBy(() -> UNLIMITED.withCoolDown(Duration.ofDays(366)));
        assertThatNullPointerException()
                .isThrownBy(() -> UNLIMITED.withCoolDown(null))
                .withMessage("coolDown");
    }
}
