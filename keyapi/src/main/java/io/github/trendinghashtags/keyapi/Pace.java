package io.github.trendinghashtags.keyapi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Grants permits, one for each attempt, to several clients together, such as those of many machines: a port, for clients
 * that share a rate. Implementations are safe for use by many threads, and do not block their caller.
 *
 * <p>A client asks for one permit at a time, for the first attempt that waits. If that attempt ends before its permit is
 * due, the permit goes to the next one; if none waits, the permit is lost, and with it one permit's time.
 *
 * <p>If a pace throws, fails, returns null or a negative time, or does not respond within 250 ms, its stage is cancelled,
 * and the client takes permits from its own rate limiter for a second before it asks again. Each client then keeps the rate
 * by itself, so that all together can exceed it.
 */
public interface Pace {

    /**
     * Reserves the next permit.
     *
     * @param limitForPeriod permits in a period, from 1
     * @param limitRefreshPeriod the period, above 0
     * @param timeoutDuration the longest wait for the permit, from 0
     * @return how long to wait from now on until the permit is due, from 0; null if that would be longer than the timeout
     *     duration, in which case no permit is reserved
     */
    CompletionStage<@Nullable Duration> reserve(
            int limitForPeriod, Duration limitRefreshPeriod, Duration timeoutDuration);
}
