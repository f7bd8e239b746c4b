package io.github.trendinghashtags.keyapi;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Asks a pace for permits, and the client's own limiter if the pace fails or does not respond in time. */
final class SharedPace {
    static final Duration RESPONSE_TIMEOUT = Duration.ofMillis(250);

    /** How long the pace is not asked after it failed, so that not every attempt waits for it in vain. */
    static final Duration RECOVERY = Duration.ofSeconds(1);

    private final Pace pace;
    private final LimiterPace own;
    private final TimeSource time;
    private final Executor workers;
    private volatile @Nullable Long failedAt;

    SharedPace(Pace pace, LimiterPace own, TimeSource time, Executor workers) {
        this.pace = pace;
        this.own = own;
        this.time = time;
        this.workers = workers;
    }

    boolean failedLately() {
        Long failure = failedAt;
        return failure != null && time.nanoTime() - failure < RECOVERY.toNanos();
    }

    /** Reserves one permit, and passes on to a worker what {@link LimiterPace#reserve} would return. */
    void reserve(LongConsumer next) {
        CompletableFuture<@Nullable Duration> reply = new CompletableFuture<>();
        try {
            CompletionStage<@Nullable Duration> stage = Objects.requireNonNull(ask(), "the pace returned null");
            Future<?> timer =
                    time.schedule(RESPONSE_TIMEOUT, () -> reply.completeExceptionally(new TimeoutException()));
            stage.whenComplete((wait, failure) -> {
                if (failure == null) {
                    reply.complete(wait);
                } else {
                    reply.completeExceptionally(failure);
                }
            });
            var unused = reply.whenComplete((wait, failure) -> {
                timer.cancel(false);
                Listeners.run(() -> stage.toCompletableFuture().cancel(true));
            });
        } catch (Throwable failed) {
            reply.completeExceptionally(failed);
        }
        var unused =
                reply.whenComplete((wait, failure) -> Call.runOn(workers, () -> next.accept(nanos(wait, failure))));
    }

    private CompletionStage<@Nullable Duration> ask() {
        RateLimiterConfig rate = own.limiter().getRateLimiterConfig();
        return pace.reserve(rate.getLimitForPeriod(), rate.getLimitRefreshPeriod(), rate.getTimeoutDuration());
    }

    private long nanos(@Nullable Duration wait, @Nullable Throwable failure) {
        if (failure != null || (wait != null && wait.isNegative())) {
            failedAt = time.nanoTime();
            return own.reserve();
        }
        return wait != null && wait.compareTo(own.timeoutDuration()) <= 0 ? wait.toNanos() : -1;
    }
}
