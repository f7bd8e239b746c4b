package io.github.trendinghashtags.keyapi;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.trendinghashtags.CallEvent.RetryRefused;
import io.github.trendinghashtags.CallEvent.RetryRefused.Reason;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether one call makes another attempt, and after which pause: by Resilience4j's retry, within the client's retry
 * budget and never sooner than the vendor asks. Waits are left to the call, since Resilience4j's own would hold a
 * thread. Used by one thread at a time.
 */
final class Retries {
    private final Retry retry;
    private final Retry.AsyncContext<Object> context;
    private final RetryBudget budget;
    private final Duration retryAfterCap;
    private int failed;

    Retries(Retry retry, RetryBudget budget, ResiliencePolicy policy) {
        this.retry = retry;
        this.context = retry.asyncContext();
        this.budget = budget;
        this.retryAfterCap = policy.retryAfterCap();
    }

    /** Converts the policy to a configuration for Resilience4j. */
    static RetryConfig config(ResiliencePolicy policy) {
        Backoff backoff = new Backoff(policy, () -> ThreadLocalRandom.current().nextLong());
        return RetryConfig.custom()
                .maxAttempts(policy.maxAttempts())
                .intervalBiFunction((attempt, outcome) -> backoff.pauseMillis(attempt, outcome.getLeft()))
                .retryOnException(failure -> failure instanceof TrendingHashtagsException ours && isRepeatable(ours))
                .build();
    }

    void succeeded() {
        budget.succeeded();
        Listeners.run(context::onComplete);
    }

    /**
     * What follows a failed attempt.
     *
     * @param pause the pause before the next attempt, or null if there is none
     * @param refusal why there is none, or null if no attempt could do better
     */
    record Decision(@Nullable Duration pause, RetryRefused.@Nullable Reason refusal) {
        static Decision pause(Duration pause) {
            return new Decision(pause, null);
        }

        static Decision refuse(RetryRefused.@Nullable Reason reason) {
            return new Decision(null, reason);
        }
    }

    /** Counts a failed attempt, and decides what follows. */
    Decision after(TrendingHashtagsException failure) {
        long millis = intervalAfter(failure);
        if (isStaleConnection(failure)) {
            // Most likely closed while idle, so backoff would help neither side.
            return millis < 0 ? Decision.refuse(Reason.NO_ATTEMPT_LEFT) : Decision.pause(Duration.ZERO);
        }
        if (!isRepeatable(failure)) {
            return Decision.refuse(null);
        }
        boolean allowed = budget.allowsAnotherAttempt();
        if (millis < 0) {
            return Decision.refuse(Reason.NO_ATTEMPT_LEFT);
        }
        if (!allowed) {
            return Decision.refuse(Reason.RETRIES_SUSPENDED);
        }
        Duration asked = retryAfter(failure);
        if (asked != null && asked.compareTo(retryAfterCap) > 0) {
            return Decision.refuse(Reason.RETRY_AFTER_TOO_LONG);
        }
        Duration pause = Duration.ofMillis(millis);
        return Decision.pause(asked != null && asked.compareTo(pause) > 0 ? asked : pause);
    }

    /** Milliseconds before the next attempt, or a negative number for none. */
    private long intervalAfter(TrendingHashtagsException failure) {
        failed++;
        RetryConfig config = retry.getRetryConfig();
        try {
            boolean repeats = config.getExceptionPredicate().test(failure);
            if (!repeats) {
                Listeners.run(() -> context.onError(failure));
            }
            if (!repeats || !isRepeatable(failure)) {
                return -1; // A user's retry may repeat anything, but what can't succeed is not paid for twice.
            }
            return onError(failure, config);
        } catch (Throwable predicateFailed) {
            return -1;
        }
    }

    /** A listener that throws does so after the decision, and hides it. */
    private long onError(TrendingHashtagsException failure, RetryConfig config) {
        try {
            return context.onError(failure);
        } catch (Throwable listenerFailed) {
            return failed < config.getMaxAttempts()
                    ? config.getIntervalBiFunction().apply(failed, Either.left(failure))
                    : -1;
        }
    }

    /** What was not sent is not repeated, even if it could succeed later: the client itself has refused it. */
    private static boolean isRepeatable(TrendingHashtagsException failure) {
        return failure.retryable() && !(failure instanceof NotSent);
    }

    private static boolean isStaleConnection(TrendingHashtagsException failure) {
        return failure instanceof ConnectionFailed && failure.getCause() instanceof Transport.StaleConnectionException;
    }

    private static @Nullable Duration retryAfter(TrendingHashtagsException failure) {
        if (failure instanceof RateLimited limited) {
            return limited.retryAfter();
        }
        return failure instanceof ServerFailed failed ? failed.retryAfter() : null;
    }
}
