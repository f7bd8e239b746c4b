package io.github.trendinghashtags.adapter.redis;

import static io.github.trendinghashtags.adapter.redis.RedisStoresTest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.trendinghashtags.keyapi.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisPaceTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final String prefix = Redis.newPrefix();
    private final RedisStores stores = RedisStores.connect(Redis.client(), prefix);
    private final RedisStores others = RedisStores.connect(Redis.client(), prefix);
    private final Pace pace = stores.pace();

    @AfterEach
    void close() {
        stores.close();
        others.close();
    }

    @Test
    void grantsOnePermitAPeriodToAllTogether() throws Exception {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            waits.add(get((i % 2 == 0 ? pace : others.pace()).reserve(1, HOUR, HOUR.multipliedBy(10))));
        }

        assertThat(waits.get(0)).isZero();
        for (int i = 1; i < 6; i++) {
            assertThat(waits.get(i)).isBetween(HOUR.multipliedBy(i).minus(MINUTE), HOUR.multipliedBy(i));
        }
    }

    @Test
    void grantsAPeriodsPermitsAtOnceAndThenOneAfterAnother() throws Exception {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waits.add(get(pace.reserve(3, HOUR, HOUR)));
        }

        assertThat(waits.subList(0, 3)).containsOnly(Duration.ZERO);
        assertThat(waits.get(3)).isBetween(HOUR.dividedBy(3).minus(MINUTE), HOUR.dividedBy(3));
        assertThat(waits.get(4)).isBetween(HOUR.dividedBy(3).multipliedBy(2).minus(MINUTE), HOUR);
    }

    @Test
    void reservesNothingIfThePermitIsNotDueInTime() throws Exception {
        assertThat(get(pace.reserve(1, HOUR, Duration.ZERO))).isZero();
        assertThat(get(pace.reserve(1, HOUR, MINUTE))).isNull();
        assertThat(get(pace.reserve(1, HOUR, MINUTE))).isNull();
        assertThat(get(pace.reserve(1, HOUR, HOUR)))
                .as("the first one's, not the third's")
                .isLessThanOrEqualTo(HOUR);
    }

    @Test
    void waitsNoLongerIfTheClockOfRedisIsSetBack() throws Exception {
        long ahead = (System.currentTimeMillis() + HOUR.toMillis()) * 1_000;
        long due = ahead + MINUTE.toMillis() * 1_000;
        try (var connection = Redis.client().connect()) {
            connection.sync().set("{" + prefix + "}:pace", due + " " + ahead);
        }

        assertThat(get(pace.reserve(1, MINUTE, HOUR))).isBetween(MINUTE.minusSeconds(50), MINUTE);
        assertThat(get(pace.reserve(1, MINUTE, HOUR))).isBetween(MINUTE, MINUTE.multipliedBy(2));
    }

    @Test
    void refusesNoLongerIfTheClockOfRedisIsSetBack() throws Exception {
        long ahead = (System.currentTimeMillis() + HOUR.toMillis()) * 1_000;
        try (var connection = Redis.client().connect()) {
            connection.sync().set("{" + prefix + "}:pace", (ahead + 300_000) + " " + ahead);
        }
        Duration period = Duration.ofMillis(200);
        assertThat(get(pace.reserve(1, period, Duration.ZERO))).isNull();

        long end = System.nanoTime() + MINUTE.toNanos();
        Duration wait = null;
        while (wait == null && System.nanoTime() < end) {
            wait = get(pace.reserve(1, period, Duration.ZERO));
        }
        assertThat(wait).isZero();
    }

    @Test
    void isNeverFasterThanTheRate() throws Exception {
        // A third of a microsecond is rounded up to one.
        assertThat(get(pace.reserve(3, Duration.ofNanos(1_000), HOUR))).isZero();
        assertThat(get(pace.reserve(1, HOUR, Duration.ofSeconds(Long.MAX_VALUE))))
                .isLessThanOrEqualTo(Duration.ofNanos(1_000));
    }

    @Test
    void refusesArgumentsOutOfRangeByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pace.reserve(0, HOUR, HOUR))
                .withMessage("limitForPeriod must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pace.reserve(1, Duration.ZERO, HOUR))
                .withMessageContaining("limitRefreshPeriod must be from");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pace.reserve(1, HOUR, Duration.ofSeconds(-1)))
                .withMessage("timeoutDuration must not be negative, was PT-1S");
        assertThatNullPointerException()
                .isThrownBy(() -> pace.reserve(1, null, HOUR))
                .withMessage("limitRefreshPeriod");
        assertThatNullPointerException()
                .isThrownBy(() -> pace.reserve(1, HOUR, null))
                .withMessage("timeoutDuration");
    }
}
