package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.PageCache.Lookup;
import io.github.trendinghashtags.credits.PageCache.Lookup.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks which page is kept, and when it is fresh. */
abstract class CachePageTests extends CacheTests {
    @Test
    void knowsNothingAtFirst() {
        assertNull(kept());
        assertLeased(first);
    }

    @Test
    void keepsAPageAsItIs() {
        publish(page(MORNING), first);
        assertEquals(page(MORNING), kept());
        assertEquals(Lookup.hit(page(MORNING)), lookUp(second));
    }

    @Test
    void keepsAPageForEachQuery() {
        TrendingHashtagsQuery same = TrendingHashtagsQuery.defaults().withPeriod(TrendPeriod.of(7));
        publish(page(MORNING), first);
        assertEquals(page(MORNING), get(cache().get(same)));
        assertNull(get(cache().get(QUERY.withRegion(Region.of("US")))));
        assertNull(get(cache().get(QUERY.withPage(2))));
        assertNull(get(cache().get(QUERY.withLimit(10))));
        assertNull(get(cache().get(QUERY.withNewToTop100(true))));
        assertNull(get(cache().get(QUERY.withPeriod(TrendPeriod.of(30)))));
        assertNull(get(cache().get(QUERY.withIndustry(IndustryId.PETS))));
    }

    @Test
    void keepsWhatTheVendorLeavesOutAndEveryScript() {
        List<TrendingHashtag> hashtags = new ArrayList<>(PortBehaviourContract.RANKING.subList(0, 19));
        hashtags.add(new TrendingHashtag(
                "1",
                "مصر🔥",
                null,
                null,
                true,
                List.of(),
                List.of(new Creator("نور", null)),
                null,
                null,
                20,
                RankMovement.unknown(9)));
        TrendingHashtagsPage page =
                new TrendingHashtagsPage(hashtags, 1, 100, true, new Receipt(null, 0, 0, Duration.ZERO, MORNING));
        publish(page, first);
        assertEquals(page, kept());
    }

    @Test
    void keepsThePageThatWasCompletedLast() {
        publish(page(MORNING), first);
        publish(page(MIDNIGHT), second);
        assertEquals(page(MORNING), kept());
        publish(page(MORNING.plusSeconds(1)), first);
        assertEquals(page(MORNING.plusSeconds(1)), kept());
    }

    @Test
    void replacesALaterPageByTheHolders() {
        publish(page(NEXT_MIDNIGHT), second);
        lookUp(first);
        publish(page(MORNING), first);
        assertEquals(page(MORNING), kept());
    }

    @Test
    void keepsAPageWithoutALease() {
        lookUp(first);
        publish(page(MORNING), second);
        assertEquals(page(MORNING), kept());
    }

    @Test
    void returnsOnlyPagesCompletedWithinTheRange() {
        for (Instant completedAt : List.of(MIDNIGHT.minusMillis(1), NEXT_MIDNIGHT)) {
            TrendingHashtagsPage page = page(completedAt);
            publish(page, first);
            assertLeased(first);
            assertEquals(page, kept());
            get(cache().invalidate(QUERY));
        }
        publish(page(MIDNIGHT), first);
        assertEquals(Status.HIT, lookUp(second).status());
        publish(page(NEXT_MIDNIGHT.minusMillis(1)), first);
        assertEquals(Status.HIT, lookUp(second).status());
    }

    @Test
    void dropsAPageThatIsInvalidated() {
        publish(page(MORNING), first);
        get(cache().publish(QUERY.withPage(2), page(MORNING), first, LONG));
        get(cache().invalidate(QUERY));
        assertNull(kept());
        assertEquals(page(MORNING), get(cache().get(QUERY.withPage(2))));
    }

    @Test
    void dropsAllPagesWhenCleared() {
        publish(page(MORNING), first);
        get(cache().publish(QUERY.withPage(2), page(MORNING), first, LONG));
        get(cache().clear());
        assertNull(kept());
        assertNull(get(cache().get(QUERY.withPage(2))));
    }

    @Test
    void sharesPagesWithAnotherCacheOverTheStore() {
        publish(page(MORNING), first);
        assertEquals(Lookup.hit(page(MORNING)), lookUp(another(), second, LONG));
    }
}
