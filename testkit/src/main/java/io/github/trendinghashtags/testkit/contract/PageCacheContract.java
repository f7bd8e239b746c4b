package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.time.Duration;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link PageCache} must do. Extend it to test a cache of your own:
 *
 * <pre>{@code
 * class MyCacheContractTest extends PageCacheContract {
 *     @Override
 *     protected PageCache open() {
 *         return new MyCache(store.emptied());
 *     }
 *
 *     @Override
 *     protected PageCache openAnother(PageCache first) {
 *         return new MyCache(store);
 *     }
 * }
 * }</pre>
 *
 * <p>Each operation may take 10 s. One test waits for a lease of 50 ms to end; no test needs a clock.
 */
public abstract class PageCacheContract {

    /** Creates the suite. */
    protected PageCacheContract() {}

    /**
     * Opens the cache under test. It and the other are closed after the test if they are {@link AutoCloseable}.
     *
     * @return a cache over a store without pages and leases
     */
    protected abstract PageCache open();

    /**
     * Opens a second cache over the same store, as another process does, at most once a test.
     *
     * @param first what {@link #open} returned
     * @return the second cache, or the first, as by default, if a store is one object's memory
     */
    protected PageCache openAnother(PageCache first) {
        return first;
    }

    /** Returns how long to wait for a short lease to end. */
    Duration patience() {
        return Await.PATIENCE;
    }

    @Nested
    final class Pages extends CachePageTests {
        @Override
        PageCacheContract contract() {
            return PageCacheContract.this;
        }
    }

    @Nested
    final class Leases extends CacheLeaseTests {
        @Override
        PageCacheContract contract() {
            return PageCacheContract.this;
        }
    }

    @Nested
    final class Arguments extends CacheArgumentTests {
        @Override
        PageCacheContract contract() {
            return PageCacheContract.this;
        }
    }
}
