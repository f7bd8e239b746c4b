package io.github.trendinghashtags;

import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link CallListener} hears. No event holds the key. The library creates events; a later version may add types of
 * events, and components to these.
 */
public interface CallEvent {

    /**
     * A request was sent, and its attempt has ended. There is one for each attempt that a receipt counts.
     *
     * @param query the call's query
     * @param number the attempt's number within its call, from 1
     * @param status the HTTP status, or null if no whole response came
     * @param failure why the attempt brought no page; null if it brought one, or if the call was cancelled meanwhile
     * @param requestId the vendor's id of the response, or null if there is none
     * @param took from the request to the last byte of the response, or to the failure
     */
    record AttemptEnded(
            TrendingHashtagsQuery query,
            int number,
            @Nullable Integer status,
            @Nullable TrendingHashtagsException failure,
            @Nullable String requestId,
            Duration took)
            implements CallEvent {

        /**
         * Names the outcome, for metrics: {@code 200} or another status if a response came; otherwise the failure's simple
         * class name, such as {@code TimedOut}, or {@code Cancelled}.
         *
         * @return the name
         */
        public String outcome() {
            if (status != null) {
                return status.toString();
            }
            return failure == null ? "Cancelled" : failure.getClass().getSimpleName();
        }
    }

    /**
     * Another attempt follows after a pause, unless the call ends before.
     *
     * @param query the call's query
     * @param attempt the number of the attempt that failed, from 1
     * @param failure why it failed
     * @param pause how long the call waits before it queues for the next attempt, from 0
     */
    record RetryScheduled(TrendingHashtagsQuery query, int attempt, TrendingHashtagsException failure, Duration pause)
            implements CallEvent {

        /**
         * Names the reason, for metrics.
         *
         * @return the failure's simple class name, such as {@code ServerFailed}
         */
        public String reason() {
            return failure.getClass().getSimpleName();
        }
    }

    /**
     * No other attempt follows a failure that another attempt might have passed. The call ends with that failure.
     *
     * @param query the call's query
     * @param attempt the number of the attempt that failed, from 1
     * @param failure why it failed
     * @param reason why it is not repeated
     */
    record RetryRefused(TrendingHashtagsQuery query, int attempt, TrendingHashtagsException failure, Reason reason)
            implements CallEvent {

        /** Why a failure is not repeated. */
        public enum Reason {
            /** All attempts that the policy, or the user's Resilience4j retry, allows were made; or that retry refused. */
            NO_ATTEMPT_LEFT,
            /** Retries of the whole client are suspended, since too many attempts failed: the retry budget is used up. */
            RETRIES_SUSPENDED,
            /** The vendor asks to wait longer than the policy's {@code retryAfterCap}. */
            RETRY_AFTER_TOO_LONG,
            /** The pause would exceed the call timeout. */
            NO_TIME_LEFT
        }
    }

    /**
     * A call of a transport's client has ended. There is exactly one for each call. If both {@code page} and {@code failure}
     * are null, the caller has cancelled or completed the call's future.
     *
     * @param query the call's query
     * @param page the page that the call brought, or null
     * @param failure the exception that the call failed with, or null
     * @param receipt attempts, credits and time: that of the page or of the failure if there is one
     */
    record CallEnded(
            TrendingHashtagsQuery query,
            @Nullable TrendingHashtagsPage page,
            @Nullable TrendingHashtagsException failure,
            Receipt receipt)
            implements CallEvent {

        /**
         * Names the outcome, for metrics: {@code Page}, {@code Cancelled}, or the failure's simple class name, such as {@code
         * ServerFailed}.
         *
         * @return the name
         */
        public String outcome() {
            if (page != null) {
                return "Page";
            }
            return failure == null ? "Cancelled" : failure.getClass().getSimpleName();
        }
    }

    /**
     * A cache was asked for a page.
     *
     * @param query which page
     * @param result where the page comes from
     */
    record CacheLookup(TrendingHashtagsQuery query, Result result) implements CallEvent {

        /** Where a page comes from. Each call has one of these, and {@link #STALE} can follow. */
        public enum Result {
            /** A fresh page was in this process's memory. */
            HIT,
            /** A fresh page was in the shared cache. */
            SHARED_HIT,
            /** The page is asked for already: the call joined the one under way in this process. */
            JOINED,
            /** Another machine fetches the page: it came from the shared cache after a wait, or the wait was in vain. */
            WAITED,
            /** No page was there, so the port behind the cache is called. */
            MISS,
            /** An older page is returned instead of a failure, to all who asked together. */
            STALE
        }
    }

    /**
     * A budget, a cool-down or a store that failed has refused a call, before it came to a transport's client.
     *
     * @param query the call's query
     * @param refusal the exception that the call fails with; {@link NotSent#reason()} says why
     */
    record CallRefused(TrendingHashtagsQuery query, NotSent refusal) implements CallEvent {}

    /**
     * An operation of a store failed or took too long.
     *
     * @param store which store
     * @param operation the method of the store's port, such as {@code reserve}
     * @param failure what the store threw, or a {@link java.util.concurrent.TimeoutException}; the store's own, so it may say
     *     what the store knows
     */
    record StoreFailed(Store store, String operation, Throwable failure) implements CallEvent {

        /** A store that processes share. */
        public enum Store {
            /** A {@link io.github.trendinghashtags.credits.CreditLedger}. */
            CREDIT_LEDGER,
            /** A {@link io.github.trendinghashtags.credits.PageCache}. */
            PAGE_CACHE
        }
    }

    /**
     * The vendor has changed something that this version does not know, in a response that was read all the same. Each
     * client reports the same drift once, and at most 100 of them.
     *
     * @param kind what has changed
     * @param name what it is, such as {@code novelty in an entry of list}; never a value of the data
     */
    record DriftFound(Kind kind, String name) implements CallEvent {

        /** What has changed. */
        public enum Kind {
            /** A field that is not documented; it is skipped. */
            UNKNOWN_FIELD,
            /** A code of a movement that is not known; it is {@link RankMovement.Direction#UNKNOWN}. */
            UNKNOWN_MOVEMENT,
            /** The vendor returned a page for a period that is not among {@link TrendPeriod#known()}. */
            UNKNOWN_PERIOD,
            /** A time is in milliseconds; the documented unit is the second. */
            TIME_IN_MILLISECONDS
        }
    }
}
