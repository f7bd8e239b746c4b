package io.github.trendinghashtags;

import io.github.trendinghashtags.checks.Require;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One page of a ranking.
 *
 * @param hashtags the entries in the vendor's order, all that it gave: not more than the query's limit unless it
 *     ignores that; may be empty
 * @param page the page's number, from 1, as the vendor reports it
 * @param total how many entries the whole ranking has, as the vendor reports it: 100, as documented
 * @param hasMore whether the vendor says that a further page has entries
 * @param receipt what the page cost
 * @param stale whether this is an older page, returned because fetching a newer one failed; always false unless a
 *     {@link io.github.trendinghashtags.credits.CachePolicy} allows stale pages
 * @serial exclude
 */
public record TrendingHashtagsPage(
        List<TrendingHashtag> hashtags, int page, int total, boolean hasMore, Receipt receipt, boolean stale)
        implements Serializable {

    /**
     * Refuses a page below 1 and a negative total; copies the list.
     *
     * @param hashtags see {@link #hashtags()}
     * @param page see {@link #page()}
     * @param total see {@link #total()}
     * @param hasMore see {@link #hasMore()}
     * @param receipt see {@link #receipt()}
     * @param stale see {@link #stale()}
     */
    public TrendingHashtagsPage {
        hashtags = Require.copyOf("hashtags", hashtags);
        Require.atLeast("page", page, 1);
        Require.atLeast("total", total, 0);
        Objects.requireNonNull(receipt, "receipt");
    }

    /**
     * Creates a page that is not stale.
     *
     * @param hashtags see {@link #hashtags()}
     * @param page see {@link #page()}
     * @param total see {@link #total()}
     * @param hasMore see {@link #hasMore()}
     * @param receipt see {@link #receipt()}
     */
    public TrendingHashtagsPage(List<TrendingHashtag> hashtags, int page, int total, boolean hasMore, Receipt receipt) {
        this(hashtags, page, total, hasMore, receipt, false);
    }

    /**
     * Copies this page with another receipt.
     *
     * @param receipt what the page cost
     * @return the copy
     */
    public TrendingHashtagsPage withReceipt(Receipt receipt) {
        return new TrendingHashtagsPage(hashtags, page, total, hasMore, receipt, stale);
    }

    /**
     * Returns how long ago the vendor gave this page, whether it came from a cache or from the wire.
     *
     * @param clock the present time
     * @return the time since {@link Receipt#completedAt()}, never negative
     */
    public Duration age(Clock clock) {
        Duration age = Duration.between(receipt.completedAt(), clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
