package io.github.trendinghashtags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
        assertThat(DEFAULTS.withAttempts(2)
                        .withBackoff(Duration.ofMillis(3), Duration.ofMillis(4))
                        .withRateLimitedBackoff(Duration.ofMillis(5))
                        .withRetryAfterCap(Duration.ofMillis(6))
                        .withPermits(7, Duration.ofMillis(8))
                        .withLongestWait(Duration.ofMillis(9))
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
        assertThat(DEFAULTS.withLongestWait(Duration.ofSeconds(5))).isEqualTo(DEFAULTS);
    }

    static Stream<Arguments> durations() {
        return Stream.of(
                range("backoff base", base -> DEFAULTS.withBackoff(base, MINUTE), MILLI, MINUTE),
                range("backoff cap", cap -> DEFAULTS.withBackoff(MILLI, cap), MILLI, Duration.ofMinutes(10)),
                range("rate-limited backoff base", DEFAULTS::withRateLimitedBackoff, MILLI, MINUTE),
                range("Retry-After cap", DEFAULTS::withRetryAfterCap, Duration.ZERO, HOUR),
                range("permit period", period -> DEFAULTS.withPermits(1, period), MILLI, HOUR),
                range("longest wait", DEFAULTS::withLongestWait, Duration.ZERO, HOUR));
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

    @Test
    void attemptsAreFrom1To10() {
        DEFAULTS.withAttempts(1).withAttempts(10);
        Stream.of(0, 11)
                .forEach(bad -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> DEFAULTS.withAttempts(bad))
                        .withMessage("attempts must be from 1 to 10, was " + bad));
    }

    @Test
    void permitsAreFrom1ToAMillion() {
        DEFAULTS.withPermits(1, MILLI).withPermits(1_000_000, MILLI);
        Stream.of(0, 1_000_001)
                .forEach(bad -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> DEFAULTS.withPermits(bad, MILLI))
                        .withMessage("permits must be from 1 to 1000000, was " + bad));
    }

    @Test
    void aRetryBudgetHasTokensAndGivesNoMoreBackThanItTook() {
        assertThat(DEFAULTS.withoutRetryBudget().retryTokens()).isZero();
        DEFAULTS.withRetryBudget(1, 0);
        DEFAULTS.withRetryBudget(1_000, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withRetryBudget(0, 0.1))
                .withMessage("retry tokens must be from 1 to 1000, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withRetryBudget(1_001, 0.1))
                .withMessage("retry tokens must be from 1 to 1000, was 1001");
        for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DEFAULTS.withRetryBudget(10, bad))
                    .withMessage("tokens per success must be from 0.0 to 1.0, was " + bad);
        }
    }
}
