package io.github.trendinghashtags.adapter.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts and commands. Cancelling what they return cancels the command, which is not sent then if it has not been.
 * While Redis does not respond, almost nothing is sent, so that nothing piles up. Keys are UTF-8, whatever the connection's
 * codec; values are bytes or ASCII.
 */
final class RedisCommands {
    static final int MAX_UNANSWERED = 100;
    private static final long LEAST_PROBE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** What is sent while Redis is away is kept by Lettuce until it is back, cancelled or not. */
    private static final long MOST_PROBE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final StatefulRedisConnection<String, String> redis;
    private final LongSupplier nanoTime;

    /** Commands that were cancelled, or timed out, since Redis last responded. */
    private final AtomicInteger unanswered = new AtomicInteger();

    private final AtomicLong lastProbe = new AtomicLong();

    /** Commands that were sent though so many were unanswered. */
    private final AtomicInteger probes = new AtomicInteger();

    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean closed;

    /** Completes when nothing is under way any more after it was closed. */
    private final CompletableFuture<@Nullable Void> idle = new CompletableFuture<>();

    /** The thread that must not wait for replies, since they come on it. Null until there was one. */
    private volatile @Nullable Thread replyThread;

    RedisCommands(StatefulRedisConnection<String, String> redis, LongSupplier nanoTime) {
        this.redis = redis;
        this.nanoTime = nanoTime;
    }

    /** Runs a script, with its text if Redis does not know it by its digest, and converts what it returns. */
    <R extends @Nullable Object> CompletableFuture<R> run(
            RedisScript script, List<String> keys, Function<List<@Nullable Object>, R> conversion, Object... args) {
        return run(
                conversion,
                result -> evaluate(
                        result, script, (type, name) -> send(result, List.of(command(type, call(name, keys, args))))));
    }

    /**
     * Runs a script, and in the same round trip reads a field of a hash, whose value is appended to what the script returns.
     * Redis sends a long value itself in a fraction of the time that a script takes to return it.
     */
    <R extends @Nullable Object> CompletableFuture<R> runThenRead(
            RedisScript script,
            List<String> keys,
            String hash,
            String field,
            Function<List<@Nullable Object>, R> conversion,
            Object... args) {
        return run(
                conversion,
                result -> evaluate(result, script, (type, name) -> {
                    var call = command(type, call(name, keys, args));
                    var read = command(CommandType.HGET, args().addKey(hash).add(field));
                    return send(result, List.of(call, read)).thenCombine(read, (reply, value) -> {
                        reply.add(value.get(0));
                        return reply;
                    });
                }));
    }

    private static CompletionStage<List<@Nullable Object>> evaluate(
            CompletableFuture<?> result,
            RedisScript script,
            BiFunction<CommandType, String, CompletionStage<List<@Nullable Object>>> call) {
        return call.apply(CommandType.EVALSHA, script.digest())
                .exceptionallyCompose(failure -> isUnknownScript(failure) && !result.isDone()
                        ? call.apply(CommandType.EVAL, script.text())
                        : CompletableFuture.failedStage(failure));
    }

    private static CommandArgs<String, String> call(String script, List<String> keys, Object... args) {
        CommandArgs<String, String> call =
                args().add(script.getBytes(UTF_8)).add(keys.size()).addKeys(keys);
        for (Object arg : args) {
            if (arg instanceof byte[] bytes) {
                call.add(bytes);
            } else {
                call.add(arg.toString());
            }
        }
        return call;
    }

    /** Runs a command on a key, and converts its reply. */
    <R extends @Nullable Object> CompletableFuture<R> run(
            CommandType command, String key, Function<List<@Nullable Object>, R> conversion, String... args) {
        return run(conversion, result -> {
            CommandArgs<String, String> keyAndArgs = args().addKey(key);
            for (String arg : args) {
                keyAndArgs.add(arg);
            }
            return send(result, List.of(command(command, keyAndArgs)));
        });
    }

    private static CommandArgs<String, String> args() {
        return new CommandArgs<>(StringCodec.UTF8);
    }

    private <R extends @Nullable Object> CompletableFuture<R> run(
            Function<List<@Nullable Object>, R> conversion,
            Function<CompletableFuture<?>, CompletionStage<List<@Nullable Object>>> sending) {
        CompletableFuture<R> result = new CompletableFuture<>();
        underWay.incrementAndGet();
        var unused = result.whenComplete((value, failure) -> {
            if (underWay.decrementAndGet() == 0 && closed) {
                idle.complete(null);
            }
        });
        try {
            requireOpen();
            requireResponding();
            sending.apply(result).whenComplete((reply, failure) -> complete(result, reply, failure, conversion));
        } catch (Throwable failed) {
            result.completeExceptionally(failed);
        }
        return result;
    }

    private AsyncCommand<String, String, List<@Nullable Object>> command(
            CommandType type, CommandArgs<String, String> args) {
        return new AsyncCommand<>(new Command<>(type, new Reply(this::replied), args));
    }

    /** Runs on the thread on which replies come, as what follows a reply need not, if it has come already. */
    private void replied() {
        replyThread = Thread.currentThread();
    }

    /** Sends commands at once, and cancels them with the result. Returns the first. */
    private CompletionStage<List<@Nullable Object>> send(
            CompletableFuture<?> result, List<AsyncCommand<String, String, List<@Nullable Object>>> commands) {
        redis.dispatch(commands);
        var unused = result.whenComplete((value, failure) -> {
            boolean cancelled = false;
            for (var command : commands) {
                cancelled |= command.cancel(true);
            }
            if (cancelled) {
                unanswered.incrementAndGet();
            }
        });
        return commands.get(0);
    }

    private <R extends @Nullable Object> void complete(
            CompletableFuture<R> result,
            List<@Nullable Object> reply,
            @Nullable Throwable failure,
            Function<List<@Nullable Object>, R> conversion) {
        if (result.isDone()) {
            return;
        }
        if (failure != null) {
            if (failure instanceof RedisCommandTimeoutException
                    || failure.getCause() instanceof RedisCommandTimeoutException) {
                unanswered.incrementAndGet(); // Lettuce's own timeout was shorter than that of the operation's user.
            }
            result.completeExceptionally(failure);
            return;
        }
        unanswered.set(0);
        probes.set(0);
        try {
            result.complete(conversion.apply(reply));
        } catch (Throwable unexpected) {
            result.completeExceptionally(unexpected);
        }
    }

    /**
     * Refuses further commands, and waits for those under way, unless it is on the thread on which replies come. Returns
     * sooner if it is interrupted, and leaves the thread interrupted.
     */
    void close(Duration timeout) {
        closed = true;
        if (underWay.get() == 0 || Thread.currentThread() == replyThread) {
            return;
        }
        try {
            idle.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException tooLong) {
            // They had their time.
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new RedisException("the stores are closed");
        }
    }

    private void requireResponding() {
        int count = unanswered.get();
        if (count < MAX_UNANSWERED) {
            return;
        }
        long now = nanoTime.getAsLong();
        long last = lastProbe.get();
        long pause = Math.min(LEAST_PROBE_NANOS * probes.get(), MOST_PROBE_NANOS);
        if (now - last < pause || !lastProbe.compareAndSet(last, now)) {
            throw new RedisException("Redis does not respond: the last " + count + " commands timed out");
        }
        probes.incrementAndGet();
    }

    private static boolean isUnknownScript(Throwable failure) {
        return failure instanceof RedisNoScriptException
                || (failure instanceof CompletionException && failure.getCause() instanceof RedisNoScriptException);
    }
}
