package io.github.trendinghashtags.adapter.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts and commands. Cancelling what they return cancels the command, which is not sent then if it has not been.
 * While Redis does not respond, almost nothing is sent, so that nothing piles up.
 */
final class RedisCommands {
    static final int MAX_UNANSWERED = 100;
    private static final long PROBE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final RedisAsyncCommands<String, String> redis;
    private final LongSupplier nanoTime;

    /** Commands that were cancelled since Redis last responded. */
    private final AtomicInteger unanswered = new AtomicInteger();

    private final AtomicLong lastSent = new AtomicLong();

    RedisCommands(RedisAsyncCommands<String, String> redis, LongSupplier nanoTime) {
        this.redis = redis;
        this.nanoTime = nanoTime;
    }

    /** Runs a script, with its text if Redis does not know it by its digest, and converts what it returns. */
    <R extends @Nullable Object> CompletableFuture<R> run(
            RedisScript script, List<String> keys, Function<List<Object>, R> conversion, Object... args) {
        String[] keyArray = keys.toArray(String[]::new);
        String[] argArray = List.of(args).stream().map(String::valueOf).toArray(String[]::new);
        return send(conversion, (result, commands) -> {
            CompletionStage<List<Object>> known =
                    sent(result, commands.evalsha(script.digest(), ScriptOutputType.MULTI, keyArray, argArray));
            return known.exceptionallyCompose(failure -> isUnknownScript(failure) && !result.isDone()
                    ? sent(result, commands.eval(script.text(), ScriptOutputType.MULTI, keyArray, argArray))
                    : CompletableFuture.failedStage(failure));
        });
    }

    /** Runs a command, and converts what it returns. */
    <T extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> run(
            Function<RedisAsyncCommands<String, String>, RedisFuture<T>> command, Function<T, R> conversion) {
        return send(conversion, (result, commands) -> sent(result, command.apply(commands)));
    }

    private interface Sending<T extends @Nullable Object> {
        CompletionStage<T> send(CompletableFuture<?> result, RedisAsyncCommands<String, String> commands);
    }

    private <T extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> send(
            Function<T, R> conversion, Sending<T> sending) {
        CompletableFuture<R> result = new CompletableFuture<>();
        try {
            requireResponding();
            sending.send(result, redis).whenComplete((reply, failure) -> complete(result, reply, failure, conversion));
        } catch (Throwable failed) {
            result.completeExceptionally(failed);
        }
        return result;
    }

    private <T extends @Nullable Object> CompletionStage<T> sent(CompletableFuture<?> result, RedisFuture<T> command) {
        var unused = result.whenComplete((value, failure) -> {
            if (command.cancel(true)) {
                unanswered.incrementAndGet();
            }
        });
        return command;
    }

    private <T extends @Nullable Object, R extends @Nullable Object> void complete(
            CompletableFuture<R> result, T reply, @Nullable Throwable failure, Function<T, R> conversion) {
        if (result.isDone()) {
            return;
        }
        if (failure != null) {
            result.completeExceptionally(failure);
            return;
        }
        unanswered.set(0);
        try {
            result.complete(conversion.apply(reply));
        } catch (Throwable unexpected) {
            result.completeExceptionally(unexpected);
        }
    }

    private void requireResponding() {
        int count = unanswered.get();
        long now = nanoTime.getAsLong();
        long last = lastSent.get();
        if (count >= MAX_UNANSWERED && (now - last < PROBE_NANOS || !lastSent.compareAndSet(last, now))) {
            throw new RedisException("Redis does not respond: the last " + count + " commands timed out");
        }
    }

    private static boolean isUnknownScript(Throwable failure) {
        return failure instanceof RedisNoScriptException
                || (failure instanceof CompletionException && failure.getCause() instanceof RedisNoScriptException);
    }
}
