package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every port must do, with or without a network: page, filter, stream lazily, behave alike in both call modes, and
 * obey interrupts and cancellation. Test a port that wraps another one, such as a cache, over a fake:
 *
 * <pre>{@code
 * class FakeContractTest extends PortBehaviourContract {
 *     @Override
 *     protected Vendor start(List<TrendingHashtag> ranking) {
 *         return new FakeVendor(FakeTrendingHashtags.of(ranking));
 *     }
 * }
 * }</pre>
 *
 * <p>Adapters to the vendor extend {@link TrendingHashtagsPortContract}, which has all of this and more.
 */
public abstract class PortBehaviourContract {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    static final List<TrendingHashtag> RANKING =
            HashtagFixtures.synthetic(Region.ALL, TrendPeriod.LAST_7_DAYS, null, 7);

    private @Nullable Vendor vendor;

    /** Creates the suite. */
    protected PortBehaviourContract() {}

    /** The port under test, and control over what it calls. */
    public interface Vendor extends AutoCloseable {

        /**
         * Returns the port under test.
         *
         * @return always the same
         */
        TrendingHashtagsPort port();

        /**
         * Responds to the next request with this page in place of its own.
         *
         * @param hashtags the entries
         * @param page the page's number
         * @param total how many entries there are in all
         * @param hasMore whether a further page has entries
         */
        void respondNext(List<TrendingHashtag> hashtags, int page, int total, boolean hasMore);

        /**
         * Holds the next request.
         *
         * @return releases the request; run once
         */
        Runnable holdNext();

        /**
         * Returns how many requests have arrived.
         *
         * @return from 0
         */
        int requests();

        /**
         * Waits, with a limit, until this many requests have arrived.
         *
         * @param count from 1
         */
        void awaitRequests(int count);

        /** Closes the port and what it calls. */
        @Override
        void close();
    }

    /**
     * Opens a new port to a vendor with this ranking. Called at most once a test; closed after it.
     *
     * @param ranking 100 entries
     * @return the vendor, which filters the ranking by region, industry and novelty, and pages it
     */
    protected abstract Vendor start(List<TrendingHashtag> ranking);

    /** Closes the vendor if the test used it. */
    @AfterEach
    final void closeVendor() {
        if (vendor != null) {
            vendor.close();
        }
    }

    private Vendor vendor() {
        if (vendor == null) {
            vendor = start(RANKING);
        }
        return vendor;
    }

    private TrendingHashtagsPort port() {
        return vendor().port();
    }

    @CallModes
    void returnsTheFirstPageUnchanged(CallMode mode) {
        TrendingHashtagsPage page = mode.fetch(port(), QUERY);
        assertEquals(RANKING.subList(0, 20), page.hashtags());
        assertPage(1, 100, true, page);
    }

    @CallModes
    void reportsTheLastPage(CallMode mode) {
        TrendingHashtagsPage page = mode.fetch(port(), QUERY.withPage(5));
        assertEquals(RANKING.subList(80, 100), page.hashtags());
        assertPage(5, 100, false, page);
    }

    @CallModes
    void returnsAnEmptyPageBeyondTheEnd(CallMode mode) {
        TrendingHashtagsPage page = mode.fetch(port(), QUERY.withPage(6));
        assertEquals(List.of(), page.hashtags());
        assertFalse(page.hasMore());
    }

    @CallModes
    void keepsToTheLimit(CallMode mode) {
        TrendingHashtagsPage page = mode.fetch(port(), QUERY.withLimit(7).withPage(2));
        assertEquals(RANKING.subList(7, 14), page.hashtags());
    }

    @CallModes
    void keepsToTheRegion(CallMode mode) {
        String code = RANKING.stream()
                .map(TrendingHashtag::country)
                .filter(c -> c != null)
                .findFirst()
                .orElseThrow()
                .id();
        TrendingHashtagsPage page = mode.fetch(port(), QUERY.withRegion(Region.of(code)));
        assertKept(
                page,
                hashtag -> hashtag.country() != null && hashtag.country().id().equals(code));
    }

    @CallModes
    void keepsToTheIndustry(CallMode mode) {
        IndustryId id = RANKING.stream()
                .map(TrendingHashtag::industry)
                .filter(i -> i != null)
                .findFirst()
                .orElseThrow()
                .id();
        TrendingHashtagsPage page = mode.fetch(port(), QUERY.withIndustry(id));
        assertKept(
                page,
                hashtag -> hashtag.industry() != null && hashtag.industry().id().equals(id));
    }

    @CallModes
    void keepsToNewcomers(CallMode mode) {
        TrendingHashtagsPage page = mode.fetch(port(), QUERY.withNewToTop100(true));
        assertKept(page, hashtag -> hashtag.movement().direction() == RankMovement.Direction.NEW);
    }

    @CallModes
    void reportsWhatTheCallCost(CallMode mode) {
        TrendingHashtagsPage page = mode.fetch(port(), QUERY);
        assertEquals(1, page.receipt().attempts());
        assertEquals(2, page.receipt().creditsAtMost());
        assertEquals(1, vendor().requests());
    }

    @Nested
    final class Streams extends StreamTests {
        @Override
        Vendor vendor() {
            return PortBehaviourContract.this.vendor();
        }
    }

    @Test
    void returnsAFutureWithoutWaitingForTheResponse() {
        Runnable release = vendor().holdNext();
        CompletableFuture<TrendingHashtagsPage> page = port().fetchAsync(QUERY);
        vendor().awaitRequests(1);
        assertFalse(page.isDone());
        release.run();
        assertEquals(RANKING.subList(0, 20), page.join().hashtags());
    }

    @Test
    void goesOnAfterAFutureIsCancelled() {
        Runnable release = vendor().holdNext();
        CompletableFuture<TrendingHashtagsPage> cancelled = port().fetchAsync(QUERY);
        vendor().awaitRequests(1);
        assertTrue(cancelled.cancel(true));
        release.run();
        assertEquals(20, port().fetch(QUERY).hashtags().size());
        assertTrue(cancelled.isCancelled());
        assertEquals(2, vendor().requests());
    }

    @Test
    void endsABlockingCallThatIsInterrupted() {
        Runnable release = vendor().holdNext();
        try (BlockingCall call = BlockingCall.of(port(), QUERY)) {
            vendor().awaitRequests(1);
            call.interrupt();
            assertInstanceOf(Interrupted.class, call.failure());
            assertTrue(call.isFlagSet(), "the interrupt flag is set again");
        }
        release.run();
    }

    @Test
    void sendsNothingForAThreadThatIsInterruptedAlready() {
        try (BlockingCall call = BlockingCall.ofInterrupted(port(), QUERY)) {
            assertInstanceOf(Interrupted.class, call.failure());
            assertTrue(call.isFlagSet(), "the interrupt flag stays set");
        }
        assertEquals(0, vendor().requests());
    }

    @Test
    void returnsEachOfManyCallsItsOwnPage() {
        // Loads classes, which takes long on a slow machine if many calls do so at once.
        port().fetch(QUERY);
        List<CompletableFuture<TrendingHashtagsPage>> pages = IntStream.rangeClosed(1, 100)
                .mapToObj(number -> port().fetchAsync(QUERY.withLimit(1).withPage(number)))
                .toList();
        List<TrendingHashtag> together =
                pages.stream().flatMap(page -> page.join().hashtags().stream()).toList();
        assertEquals(RANKING, together);
        assertEquals(101, vendor().requests());
    }

    private static void assertPage(int number, int total, boolean hasMore, TrendingHashtagsPage page) {
        assertEquals(number, page.page(), "page");
        assertEquals(total, page.total(), "total");
        assertEquals(hasMore, page.hasMore(), "has more");
    }

    private static void assertKept(TrendingHashtagsPage page, Predicate<TrendingHashtag> filter) {
        List<TrendingHashtag> kept = RANKING.stream().filter(filter).toList();
        assertEquals(kept.stream().limit(20).toList(), page.hashtags());
        assertEquals(kept.size(), page.total());
    }
}
