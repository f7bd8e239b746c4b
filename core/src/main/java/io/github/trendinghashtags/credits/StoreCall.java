package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.checks.Require;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a store, which ends within a time whatever the store does: throw, return null, fail, or never complete.
 * A stage that is not complete by then is cancelled.
 *
 * @param <T> what the operation brings
 */
final class StoreCall<T extends @Nullable Object> {
    static final Duration DEFAULT_TIMEOUT = Duration.ofMillis(250);
    static final String NULL = "the store returned null";

    private final Duration timeout;
    private final @Nullable Consumer<Throwable> listener;

    /** Completes with null once the time is out, and never fails. */
    private final CompletableFuture<@Nullable Outcome<T>> reply = new CompletableFuture<>();

    /**
     * How an operation ended.
     *
     * @param value what it brought, null if it failed
     * @param failure why it failed, or null
     */
    record Outcome<T extends @Nullable Object>(
            @Nullable T value, @Nullable Throwable failure) {}

    private StoreCall(Duration timeout, @Nullable Consumer<Throwable> listener) {
        this.timeout = timeout;
        this.listener = listener;
    }

    static Duration requireTimeout(Duration storeTimeout) {
        Require.inRange("storeTimeout", storeTimeout, Duration.ofMillis(1), Duration.ofMinutes(1));
        return storeTimeout;
    }

    /** Starts an operation, which also fails if the check of what it brings throws; a listener, if any, hears of failures. */
    static <T extends @Nullable Object> StoreCall<T> start(
            Duration timeout,
            @Nullable Consumer<Throwable> listener,
            Supplier<? extends CompletionStage<T>> operation,
            UnaryOperator<T> check) {
        StoreCall<T> call = new StoreCall<>(timeout, listener);
        try {
            CompletionStage<T> stage = Objects.requireNonNull(operation.get(), NULL);
            stage.whenComplete((value, thrown) -> call.reply.complete(outcome(value, thrown, check)));
            if (!call.reply.isDone()) {
                call.reply.completeOnTimeout(null, timeout.toNanos(), TimeUnit.NANOSECONDS);
                var unused = call.reply.thenAccept(outcome -> {
                    if (outcome == null) {
                        BackgroundThreads.EXECUTOR.execute(() -> cancel(stage));
                    }
                });
            }
        } catch (Throwable thrown) {
            call.reply.complete(new Outcome<>(null, thrown));
        }
        return call;
    }

    private static <T extends @Nullable Object> Outcome<T> outcome(
            T value, @Nullable Throwable thrown, UnaryOperator<T> check) {
        try {
            return thrown == null ? new Outcome<>(check.apply(value), null) : new Outcome<>(null, Calls.unwrap(thrown));
        } catch (Throwable refused) {
            return new Outcome<>(null, refused);
        }
    }

    private static void cancel(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().cancel(true);
        } catch (Throwable ignored) {
            // A stage need not be one that can be cancelled.
        }
    }

    /** Waits for the outcome. To be called once, instead of {@link #whenDone}, and followed by {@link #report}. */
    Outcome<T> await() throws InterruptedException {
        try {
            return received(reply.get());
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /**
     * Passes the outcome on: now if the store has replied, otherwise later on a background thread, since neither the
     * store's thread nor the one that runs the JDK's timeouts may be blocked. To be called once.
     */
    void whenDone(Consumer<Outcome<T>> next) {
        if (reply.isDone()) {
            pass(received(reply.join()), next);
        } else {
            var unused = reply.thenAcceptAsync(outcome -> pass(received(outcome), next), BackgroundThreads.OR_AT_ONCE);
        }
    }

    /** Reports a failure and then runs a task, on the thread that {@link #whenDone} uses. Call one of the two, once. */
    void whenFailed(Runnable next) {
        if (reply.isDone()) {
            passFailure(reply.join(), Runnable::run, next);
        } else {
            var unused = reply.thenAccept(outcome -> passFailure(outcome, BackgroundThreads.OR_AT_ONCE, next));
        }
    }

    private void passFailure(@Nullable Outcome<T> outcome, Executor executor, Runnable next) {
        Outcome<T> received = received(outcome);
        if (received.failure() != null) {
            executor.execute(() -> pass(received, failed -> next.run()));
        }
    }

    private void pass(Outcome<T> outcome, Consumer<Outcome<T>> next) {
        try {
            next.accept(outcome);
        } finally {
            report(outcome);
        }
    }

    /** Reports a failure. To be called last, since the listener can block. */
    void report(Outcome<T> outcome) {
        if (listener != null && outcome.failure() != null) {
            listener.accept(outcome.failure());
        }
    }

    /** A future of what the operation brings, or of the exception that is made of its failure. To be called once. */
    CompletableFuture<T> toFuture(Function<@Nullable Throwable, NotSent> exception) {
        CompletableFuture<T> result = new CompletableFuture<>();
        whenDone(outcome -> {
            if (outcome.failure() == null) {
                result.complete(outcome.value());
            } else {
                result.completeExceptionally(exception.apply(outcome.failure()));
            }
        });
        return result;
    }

    /** Every outcome passes here once. */
    private Outcome<T> received(@Nullable Outcome<T> outcome) {
        return outcome != null
                ? outcome
                : new Outcome<>(null, new TimeoutException("the store did not respond within " + timeout));
    }
}
