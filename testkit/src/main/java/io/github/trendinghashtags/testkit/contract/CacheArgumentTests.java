package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Checks that arguments out of range are refused and change nothing. */
abstract class CacheArgumentTests extends CacheTests {
    @Test
    void refusesALeaseWithoutTime() {
        for (Duration time : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1)}) {
            assertRefused(
                    IllegalArgumentException.class,
                    "leaseTime",
                    () -> cache().lookUp(QUERY, MIDNIGHT, NEXT_MIDNIGHT, first, time));
        }
        assertLeased(second);
    }

    @Test
    @SuppressWarnings("NullAway") // null is what the test passes
    void refusesNullByName() {
        assertNullRefused("query", () -> cache().get(null));
        assertNullRefused("query", () -> cache().lookUp(null, MIDNIGHT, NEXT_MIDNIGHT, first, LONG));
        assertNullRefused("completedFrom", () -> cache().lookUp(QUERY, null, NEXT_MIDNIGHT, first, LONG));
        assertNullRefused("completedBefore", () -> cache().lookUp(QUERY, MIDNIGHT, null, first, LONG));
        assertNullRefused("token", () -> cache().lookUp(QUERY, MIDNIGHT, NEXT_MIDNIGHT, null, LONG));
        assertNullRefused("leaseTime", () -> cache().lookUp(QUERY, MIDNIGHT, NEXT_MIDNIGHT, first, null));
        assertNullRefused("query", () -> cache().publish(null, page(MORNING), first, LONG));
        assertNullRefused("page", () -> cache().publish(QUERY, null, first, LONG));
        assertNullRefused("token", () -> cache().publish(QUERY, page(MORNING), null, LONG));
        assertNullRefused("keepFor", () -> cache().publish(QUERY, page(MORNING), first, null));
        assertNullRefused("query", () -> cache().release(null, first));
        assertNullRefused("token", () -> cache().release(QUERY, null));
        assertNullRefused("query", () -> cache().invalidate(null));
        assertNull(kept());
    }

    private static void assertNullRefused(String name, Executable refused) {
        assertRefused(NullPointerException.class, name, refused);
    }
}
