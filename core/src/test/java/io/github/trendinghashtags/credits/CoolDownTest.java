package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoolDownTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration NANO = Duration.ofNanos(1);

    private final ManualClock clock = new ManualClock();
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    private final CoolDown coolDown = new CoolDown(clock, nanoTime::get);

    private void passNanoTime(Duration step) {
        nanoTime.addAndGet(step.toNanos());
    }

    @Test
    void nothingIsLeftOfNone() {
        coolDown.start(Duration.ZERO);
        clock.advance(Duration.ofHours(-10));

        assertThat(coolDown.left()).isZero();
    }

    @Test
    void theClockEndsIt() {
        coolDown.start(HALF_AN_HOUR);
        assertThat(coolDown.left()).isEqualTo(HALF_AN_HOUR);

        clock.advance(HALF_AN_HOUR.minus(NANO));
        assertThat(coolDown.left()).isEqualTo(NANO);
        clock.advance(NANO);
        assertThat(coolDown.left()).isZero();
    }

    @Test
    void theMonotonicTimeEndsItIfTheClockStandsStill() {
        coolDown.start(HALF_AN_HOUR);

        passNanoTime(HALF_AN_HOUR.minus(NANO));
        assertThat(coolDown.left()).isEqualTo(NANO);
        passNanoTime(NANO);
        assertThat(coolDown.left()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, -29, -30, -600, 5})
    void aClockThatIsSetMakesItNoLonger(long minutes) {
        coolDown.start(HALF_AN_HOUR);
        clock.advance(Duration.ofMinutes(minutes));

        assertThat(coolDown.left()).isEqualTo(Duration.ofMinutes(Math.max(0, 30 - Math.abs(minutes))));
        passNanoTime(HALF_AN_HOUR);
        assertThat(coolDown.left()).isZero();
    }

    @Test
    void whatIsOverDoesNotComeBackWithTheClock() {
        coolDown.start(HALF_AN_HOUR);
        clock.advance(HALF_AN_HOUR);
        assertThat(coolDown.left()).isZero();

        clock.advance(HALF_AN_HOUR.negated());

        assertThat(coolDown.left()).isZero();
    }

    @Test
    void theLaterEndCounts() {
        coolDown.start(Duration.ofMinutes(10));
        clock.advance(Duration.ofMinutes(5));

        coolDown.start(Duration.ofMinutes(4));
        assertThat(coolDown.left()).isEqualTo(Duration.ofMinutes(5));
        coolDown.start(HALF_AN_HOUR);
        assertThat(coolDown.left()).isEqualTo(HALF_AN_HOUR);
    }

    @Test
    void endsAtOnce() {
        coolDown.start(HALF_AN_HOUR);

        coolDown.end();

        assertThat(coolDown.left()).isZero();
    }
}
