package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages that several processes share, and leases the right to fetch one, so that only one of them pays for it. A port
 * for stores that are reached over a network: no method blocks its caller. {@link CachedTrendingHashtags} asks it only for
 * what is not in the memory of its own process.
 *
 * <p>Implementations are safe for use by many threads. Queries are canonical: two that mean the same are equal. Whatever a
 * method throws, or a stage fails with, counts as a store that failed. A stage that is not complete within the store timeout
 * is cancelled, so that what was not sent can be given up. Every method is idempotent, since network clients
 * repeat commands after a lost connection.
 */
public interface PageCache {

    /**
     * Creates a cache in the memory of this process. If it is full, the page used least recently goes.
     *
     * @param maxEntries pages to keep at most, from 1; a full page takes some 45 KB if its trends have 7 points, and 70 KB
     *     if they have 30, most of it the creators' avatar addresses and the points
     * @return an empty cache
     * @throws IllegalArgumentException if {@code maxEntries} is below 1
     */
    static PageCache inMemory(int maxEntries) {
        return new InMemoryPageCache(maxEntries, System::nanoTime);
    }

    /**
     * Returns the page that is kept for a query, however old.
     *
     * @param query the page's query
     * @return the page, or null if there is none
     */
    CompletionStage<@Nullable TrendingHashtagsPage> get(TrendingHashtagsQuery query);

    /**
     * Returns a fresh page, or leases the right to fetch it, or says that another holds that lease: in one atomic step.
     *
     * @param query the page's query
     * @param completedFrom the earliest {@code receipt().completedAt()} of a fresh page
     * @param completedBefore the time that a fresh page's {@code receipt().completedAt()} is before
     * @param token identifies who asks: if it holds the lease already, the lease is granted again
     * @param leaseTime when the lease ends by itself, from now on, above 0
     * @return what was found
     */
    CompletionStage<Lookup> lookUp(
            TrendingHashtagsQuery query,
            Instant completedFrom,
            Instant completedBefore,
            UUID token,
            Duration leaseTime);

    /**
     * Keeps a page, and ends the lease if the token holds it. If it does not, a page that was completed later stays. The
     * holder's page replaces any other, so that one dated ahead is not kept for ever.
     *
     * @param query the page's query
     * @param page the page, with a receipt that costs nothing
     * @param token the token of the lease; the page is kept though it holds none any more
     * @param keepFor how long the page may be of use; it can be dropped after that
     * @return completes once that is done
     */
    CompletionStage<@Nullable Void> publish(
            TrendingHashtagsQuery query, TrendingHashtagsPage page, UUID token, Duration keepFor);

    /**
     * Ends the lease if the token holds it, so that another can fetch the page at once.
     *
     * @param query the page's query
     * @param token the token of the lease
     * @return completes once that is done
     */
    CompletionStage<@Nullable Void> release(TrendingHashtagsQuery query, UUID token);

    /**
     * Drops the page that is kept for a query. Leases stay.
     *
     * @param query the page's query
     * @return completes once that is done
     */
    CompletionStage<@Nullable Void> invalidate(TrendingHashtagsQuery query);

    /**
     * Drops all pages. Leases stay.
     *
     * @return completes once that is done
     */
    CompletionStage<@Nullable Void> clear();

    /**
     * What a lookup found.
     *
     * @param status which of the three
     * @param page the fresh page of a {@link Status#HIT}, otherwise null
     * @param retryAfter after which time the other's lease ends by itself, above 0, if {@link Status#LEASED_ELSEWHERE};
     *     otherwise null
     */
    record Lookup(
            Status status,
            @Nullable TrendingHashtagsPage page,
            @Nullable Duration retryAfter) {

        /** The three outcomes of a lookup. */
        public enum Status {
            /** A fresh page is there. */
            HIT,
            /** The page is to be fetched by the one who asked, then published, or the lease released. */
            LEASED,
            /** Another fetches the page. */
            LEASED_ELSEWHERE
        }

        /**
         * Refuses a page or a time that is missing, or does not belong to the status.
         *
         * @param status see {@link #status()}
         * @param page see {@link #page()}
         * @param retryAfter see {@link #retryAfter()}
         */
        public Lookup {
            Objects.requireNonNull(status, "status");
            if ((page != null) != (status == Status.HIT)) {
                throw new IllegalArgumentException(
                        "page must be given for HIT only, was " + (page == null ? "null" : "given") + " for " + status);
            }
            if ((retryAfter != null) != (status == Status.LEASED_ELSEWHERE)) {
                throw new IllegalArgumentException(
                        "retryAfter must be given for LEASED_ELSEWHERE only, was " + retryAfter + " for " + status);
            }
            if (retryAfter != null && (retryAfter.isNegative() || retryAfter.isZero())) {
                throw new IllegalArgumentException("retryAfter must be above 0, was " + retryAfter);
            }
        }

        /**
         * Says that a fresh page is there.
         *
         * @param page the page
         * @return the lookup
         */
        public static Lookup hit(TrendingHashtagsPage page) {
            return new Lookup(Status.HIT, Objects.requireNonNull(page, "page"), null);
        }

        /**
         * Says that the one who asked holds the lease.
         *
         * @return the lookup
         */
        public static Lookup leased() {
            return new Lookup(Status.LEASED, null, null);
        }

        /**
         * Says that another holds the lease.
         *
         * @param retryAfter after which time it ends by itself, above 0
         * @return the lookup
         */
        public static Lookup leasedElsewhere(Duration retryAfter) {
            return new Lookup(Status.LEASED_ELSEWHERE, null, Objects.requireNonNull(retryAfter, "retryAfter"));
        }
    }
}
