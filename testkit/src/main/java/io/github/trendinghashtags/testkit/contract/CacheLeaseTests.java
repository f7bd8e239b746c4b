package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.credits.PageCache.Lookup;
import io.github.trendinghashtags.credits.PageCache.Lookup.Status;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks who gets the lease to fetch a page. */
abstract class CacheLeaseTests extends CacheTests {
    private static final int CALLERS = 64;

    @Test
    void leasesAPageToOneAtATime() {
        assertLeased(first);
        assertLeasedElsewhere(second);
    }

    @Test
    void saysWhenTheLeaseEnds() {
        lookUp(first);
        Duration retryAfter = lookUp(second).retryAfter();
        assertNotNull(retryAfter);
        assertTrue(retryAfter.compareTo(LONG) <= 0, retryAfter::toString);
        assertTrue(retryAfter.compareTo(LONG.dividedBy(2)) > 0, retryAfter::toString);
    }

    @Test
    void leasesToTheHolderAgain() {
        assertLeased(first);
        assertLeased(first);
        assertLeasedElsewhere(second);
    }

    @Test
    void leasesEachPageByItself() {
        assertLeased(first);
        Lookup other = get(cache().lookUp(QUERY.withPage(2), MIDNIGHT, NEXT_MIDNIGHT, second, LONG));
        assertEquals(Status.LEASED, other.status());
    }

    @Test
    void grantsOneLeaseToManyWhoAskAtOnce() {
        List<CompletionStage<Lookup>> lookups = Stream.generate(UUID::randomUUID)
                .limit(CALLERS)
                .parallel()
                .map(token -> cache().lookUp(QUERY, MIDNIGHT, NEXT_MIDNIGHT, token, LONG))
                .toList();
        long leased = lookups.stream()
                .filter(lookup -> get(lookup).status() == Status.LEASED)
                .count();
        assertEquals(1, leased);
    }

    @Test
    void endsALeaseByItself() {
        lookUp(cache(), first, Duration.ofMillis(50));
        Await.polling(
                contract().patience(), () -> lookUp(second).status() == Status.LEASED, () -> "the end of the lease");
        assertLeasedElsewhere(first);
    }

    @Test
    void endsALeaseThatIsReleased() {
        lookUp(first);
        get(cache().release(QUERY, first));
        assertLeased(second);
    }

    @Test
    void endsNoLeaseOfAnother() {
        lookUp(first);
        get(cache().release(QUERY, second));
        assertLeasedElsewhere(second);
        publish(page(MIDNIGHT.minusSeconds(1)), second);
        assertLeasedElsewhere(second);
    }

    @Test
    void endsTheLeaseWithItsPage() {
        lookUp(first);
        publish(page(MIDNIGHT.minusSeconds(1)), first);
        assertLeased(second);
    }

    @Test
    void keepsLeasesWhenPagesAreDropped() {
        lookUp(first);
        get(cache().invalidate(QUERY));
        assertLeasedElsewhere(second);
        get(cache().clear());
        assertLeasedElsewhere(second);
    }

    @Test
    void sharesLeasesWithAnotherCacheOverTheStore() {
        lookUp(first);
        assertEquals(Status.LEASED_ELSEWHERE, lookUp(another(), second, LONG).status());
    }
}
