package io.github.trendinghashtags.adapter.redis;

import io.github.trendinghashtags.checks.Require;
import io.github.trendinghashtags.keyapi.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Keeps one key: when the next permit is due and when that was written, by Redis' clock. */
final class RedisPace implements Pace {
    private static final RedisScript RESERVE_PERMIT = RedisScript.of("reserve-permit");
    private static final Duration YEAR = Duration.ofDays(365);

    private final RedisCommands commands;
    private final RedisKeys keys;

    RedisPace(RedisCommands commands, RedisKeys keys) {
        this.commands = commands;
        this.keys = keys;
    }

    /** Grants a period's permits at once if none were used, as the limiter of a client does, and then one after another. */
    @Override
    public CompletionStage<@Nullable Duration> reserve(
            int limitForPeriod, Duration limitRefreshPeriod, Duration timeoutDuration) {
        Require.atLeast("limitForPeriod", limitForPeriod, 1);
        Require.inRange("limitRefreshPeriod", limitRefreshPeriod, Duration.ofNanos(1), YEAR);
        if (Objects.requireNonNull(timeoutDuration, "timeoutDuration").isNegative()) {
            throw new IllegalArgumentException("timeoutDuration must not be negative, was " + timeoutDuration);
        }
        long interval = micros(limitRefreshPeriod.dividedBy(limitForPeriod));
        long tolerance = interval * (limitForPeriod - 1L);
        Duration maxWait = timeoutDuration.compareTo(YEAR) < 0 ? timeoutDuration : YEAR;
        return commands.<@Nullable Duration>run(
                RESERVE_PERMIT,
                List.of(keys.pace()),
                reply -> permitIn((Long) reply.get(0)),
                interval,
                tolerance,
                maxWait.toNanos() / 1_000);
    }

    private static @Nullable Duration permitIn(long micros) {
        return micros < 0 ? null : Duration.ofNanos(micros * 1_000);
    }

    /** Rounds up: never faster than the rate. */
    private static long micros(Duration time) {
        return Math.max(1, (time.toNanos() + 999) / 1_000);
    }
}
