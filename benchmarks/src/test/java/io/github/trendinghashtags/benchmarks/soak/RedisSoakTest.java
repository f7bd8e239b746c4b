package io.github.trendinghashtags.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A round with data and one without, a few seconds each. */
class RedisSoakTest {
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no signal freezes a process there")
    void theBudgetHoldsAndNothingIsLostWhateverBecomesOfRedis() throws Exception {
        RedisSoak soak = RedisSoak.run(Duration.ZERO, Duration.ofSeconds(4), 42);

        assertThat(soak.broken()).isEmpty();
        assertThat(soak.count(RedisSoak.CALLS)).isPositive();
        assertThat(soak.count(RedisSoak.CHARGED)).isPositive();
        assertThat(soak.count(RedisSoak.FAULTS + "connections cut")).isPositive();
    }
}
