package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.TrendingHashtagsException;
import java.time.Duration;

/** What paces and repeats attempts: a limiter, a retry, and perhaps a circuit breaker. Safe for use by many threads. */
public interface Resilience {

    /**
     * Reserves a permit for one attempt, and never blocks.
     *
     * @return nanoseconds to wait before the attempt, 0 for none, or a negative number where the wait would be too long
     */
    long reservePermit();

    /**
     * Asks the circuit breaker for one attempt. Where it answers true, one of the three below follows.
     *
     * @return false where it is open
     */
    default boolean tryBreaker() {
        return true;
    }

    /**
     * Tells the circuit breaker that the vendor answered, be it to refuse the request.
     *
     * @param took from the attempt's start to its end
     */
    default void breakerSuccess(Duration took) {}

    /**
     * Tells the circuit breaker that the vendor or the way to it failed.
     *
     * @param took from the attempt's start to its end
     * @param failure what failed
     */
    default void breakerFailure(Duration took, TrendingHashtagsException failure) {}

    /** Tells the circuit breaker that an attempt that it allowed was not made or not finished. */
    default void breakerRelease() {}

    /**
     * Begins the retries of one call.
     *
     * @return their state
     */
    Retries begin();

    /** The retries of one call, used by one thread at a time. */
    interface Retries {

        /**
         * Counts a failed attempt.
         *
         * @param failure what failed; where it is not {@linkplain TrendingHashtagsException#retryable() retryable}, the
         *     call ends whatever this returns
         * @return milliseconds to wait before the next attempt, or a negative number for none
         */
        long pauseAfter(TrendingHashtagsException failure);

        /** Counts a success. */
        void succeeded();
    }
}
