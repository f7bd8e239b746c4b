package io.github.trendinghashtags.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A round with data and one without, a few seconds each. */
class RedisSoakTest {
    @Test
    void theBudgetHoldsAndNothingIsLostWhateverBecomesOfRedis() throws Exception {
        RedisSoak soak = RedisSoak.run(Duration.ZERO, Duration.ofSeconds(4), 42);

        assertThat(soak.broken()).isEmpty();
        assertThat(soak.count(RedisSoak.CALLS)).isPositive();
        assertThat(soak.count(RedisSoak.CHARGED)).isPositive();
        assertThat(soak.count(RedisSoak.FAULTS + "connections cut")).isPositive();
    }
}
