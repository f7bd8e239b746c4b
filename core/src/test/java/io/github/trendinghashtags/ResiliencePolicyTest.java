package io.github.trendinghashtags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResiliencePolicyTest {
    private static final ResiliencePolicy DEFAULTS = ResiliencePolicy.defaults();
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void defaultsAreTheDesigns() {
        assertThat(DEFAULTS)
                .isEqualTo(new ResiliencePolicy(
                        3,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60),
                        1,
                        Duration.ofMillis(200),
                        Duration.ofSeconds(5),
                        10,
                        0.1));
    }

    @Test
    void eachWithMethodChangesWhatItNames() {
        assertThat(DEFAULTS.withMaxAttempts(2)
                        .withBackoff(Duration.ofMillis(3), Duration.ofMillis(4))
                        .withRateLimitedBackoff(Duration.ofMillis(5))
                        .withRetryAfterCap(Duration.ofMillis(6))
                        .withLimitForPeriod(7)
                        .withLimitRefreshPeriod(Duration.ofMillis(8))
                        .withTimeoutDuration(Duration.ofMillis(9))
                        .withRetryBudget(10, 0.5))
                .isEqualTo(new ResiliencePolicy(
                        2,
                        Duration.ofMillis(3),
                        Duration.ofMillis(4),
                        Duration.ofMillis(5),
                        Duration.ofMillis(6),
                        7,
                        Duration.ofMillis(8),
                        Duration.ofMillis(9),
                        10,
                        0.5));
        assertThat(DEFAULTS.withTimeoutDuration(Duration.ofSeconds(5))).isEqualTo(DEFAULTS);
    }

    @Test
    void aRateLimitIsALimitAndItsPeriod() {
        assertThat(DEFAULTS.withRateLimit(7, Duration.ofMillis(8)))
                .isEqualTo(DEFAULTS.withLimitForPeriod(7).withLimitRefreshPeriod(Duration.ofMillis(8)));
    }

    static Stream<Arguments> durations() {
        return Stream.of(
                range("backoffBase", base -> DEFAULTS.withBackoff(base, MINUTE), MILLI, MINUTE),
                range("backoffCap", cap -> DEFAULTS.withBackoff(MILLI, cap), MILLI, Duration.ofMinutes(10)),
                range("rateLimitedBackoffBase", DEFAULTS::withRateLimitedBackoff, MILLI, MINUTE),
                range("retryAfterCap", DEFAULTS::withRetryAfterCap, Duration.ZERO, HOUR),
                range("limitRefreshPeriod", DEFAULTS::withLimitRefreshPeriod, MILLI, HOUR),
                range("timeoutDuration", DEFAULTS::withTimeoutDuration, Duration.ZERO, HOUR));
    }

    private static Arguments range(String name, Function<Duration, ResiliencePolicy> with, Duration min, Duration max) {
        return Arguments.of(name, with, min, max);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("durations")
    void durationsAreTakenInTheirRangeAndRefusedOutsideIt(
            String name, Function<Duration, ResiliencePolicy> with, Duration min, Duration max) {
        with.apply(min);
        with.apply(max);
        Stream.of(min.minusNanos(1), max.plusNanos(1))
                .forEach(bad -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> with.apply(bad))
                        .withMessage(name + " must be from " + min + " to " + max + ", was " + bad));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("durations")
    void nullDurationsAreRefusedByName(String name, Function<Duration, ResiliencePolicy> with) {
        assertThatNullPointerException().isThrownBy(() -> with.apply(null)).withMessage(name);
    }

    @Test
    void attemptsAreFrom1To10() {
        DEFAULTS.withMaxAttempts(1).withMaxAttempts(10);
        Stream.of(0, 11)
                .forEach(bad -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> DEFAULTS.withMaxAttempts(bad))
                        .withMessage("maxAttempts must be from 1 to 10, was " + bad));
    }

    @Test
    void aPeriodsLimitIsFrom1ToAMillion() {
        DEFAULTS.withLimitForPeriod(1).withLimitForPeriod(1_000_000);
        Stream.of(0, 1_000_001)
                .forEach(bad -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> DEFAULTS.withLimitForPeriod(bad))
                        .withMessage("limitForPeriod must be from 1 to 1000000, was " + bad));
    }

    @Test
    void aRetryBudgetHasTokensAndGivesNoMoreBackThanItTook() {
        assertThat(DEFAULTS.withoutRetryBudget().retryTokens()).isZero();
        DEFAULTS.withRetryBudget(1, 0);
        DEFAULTS.withRetryBudget(1_000, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withRetryBudget(0, 0.1))
                .withMessage("retryTokens must be from 1 to 1000, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withRetryBudget(1_001, 0.1))
                .withMessage("retryTokens must be from 1 to 1000, was 1001");
        for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DEFAULTS.withRetryBudget(10, bad))
                    .withMessage("tokensPerSuccess must be from 0.0 to 1.0, was " + bad);
        }
    }
}
