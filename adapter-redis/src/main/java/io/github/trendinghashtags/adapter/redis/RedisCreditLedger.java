package io.github.trendinghashtags.adapter.redis;

import io.github.trendinghashtags.checks.Require;
import io.github.trendinghashtags.credits.CreditLedger;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a hash for each day: what is spent, what is reserved, and a field for each id, open or settled. It goes a week after
 * it was last changed.
 */
final class RedisCreditLedger implements CreditLedger {
    private static final RedisScript RESERVE = RedisScript.of("figures", "reserve");
    private static final RedisScript SETTLE = RedisScript.of("figures", "settle");
    private static final RedisScript START_COOL_DOWN = RedisScript.of("start-cool-down");

    private static final long KEEP_MILLIS = Duration.ofDays(7).toMillis();

    private final RedisCommands commands;
    private final RedisKeys keys;

    RedisCreditLedger(RedisCommands commands, RedisKeys keys) {
        this.commands = commands;
        this.keys = keys;
    }

    @Override
    public CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(day, "day");
        Require.atLeast("credits", credits, 0);
        Require.atLeast("limit", limit, 0);
        return commands.run(
                RESERVE,
                List.of(keys.day(day), keys.coolDown()),
                reply -> new Reservation(
                        id,
                        day,
                        figure(reply.get(1)),
                        figure(reply.get(0)) == 1,
                        new Usage(figure(reply.get(2)), figure(reply.get(3))),
                        Duration.ofMillis(figure(reply.get(4)))),
                id,
                credits,
                limit,
                KEEP_MILLIS);
    }

    @Override
    public CompletionStage<Void> settle(UUID id, LocalDate day, long spent) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(day, "day");
        Require.atLeast("spent", spent, 0);
        return commands.run(SETTLE, List.of(keys.day(day)), RedisCreditLedger::nothing, id, spent, KEEP_MILLIS);
    }

    @Override
    public CompletionStage<Usage> usage(LocalDate day) {
        String key = keys.day(Objects.requireNonNull(day, "day"));
        return commands.run(
                CommandType.HMGET,
                key,
                fields -> new Usage(figure(fields.get(0)), figure(fields.get(1))),
                "spent",
                "reserved");
    }

    @Override
    public CompletionStage<Void> startCoolDown(Duration length) {
        Require.upToAYear("length", length);
        // Rounded up; a cool-down of 0 ends no later than any.
        long millis = length.plusNanos(999_999).toMillis();
        return commands.run(START_COOL_DOWN, List.of(keys.coolDown()), RedisCreditLedger::nothing, millis);
    }

    @Override
    public CompletionStage<Void> endCoolDown() {
        return commands.run(CommandType.DEL, keys.coolDown(), RedisCreditLedger::nothing);
    }

    private static long figure(@Nullable Object reply) {
        return reply == null ? 0 : Long.parseLong(Reply.text(reply));
    }

    @SuppressWarnings("NullAway") // the only value of Void
    private static Void nothing(@Nullable Object reply) {
        return null;
    }
}
