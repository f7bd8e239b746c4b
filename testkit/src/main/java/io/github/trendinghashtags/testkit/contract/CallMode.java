package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How a test calls a port. Both modes must behave alike. */
enum CallMode {
    BLOCKING {
        @Override
        TrendingHashtagsPage fetch(TrendingHashtagsPort port, TrendingHashtagsQuery query) {
            return port.fetch(query);
        }
    },

    ASYNCHRONOUS {
        @Override
        TrendingHashtagsPage fetch(TrendingHashtagsPort port, TrendingHashtagsQuery query) {
            try {
                return port.fetchAsync(query).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new AssertionError("the future failed with no exception of the port's", failed);
            } catch (TimeoutException undone) {
                throw new AssertionError("the future was left undone for " + PATIENCE.toSeconds() + " s", undone);
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for the future", interrupt);
            }
        }
    };

    private static final Duration PATIENCE = Await.PATIENCE.multipliedBy(3);

    /** Fetches a page, and waits for a future as long as a blocking call may take. */
    abstract TrendingHashtagsPage fetch(TrendingHashtagsPort port, TrendingHashtagsQuery query);
}
