package io.github.trendinghashtags.testkit;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The two ways to call a port, of which each must do what the other does. */
enum Way {
    BLOCKING {
        @Override
        TrendingHashtagsPage fetch(TrendingHashtagsPort port, TrendingHashtagsQuery query, Duration patience) {
            return port.fetch(query);
        }
    },

    ASYNCHRONOUS {
        @Override
        TrendingHashtagsPage fetch(TrendingHashtagsPort port, TrendingHashtagsQuery query, Duration patience) {
            try {
                return port.fetchAsync(query).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new AssertionError("the future failed with no exception of the port's", failed);
            } catch (TimeoutException undone) {
                throw new AssertionError("the future was left undone for " + patience.toSeconds() + " s", undone);
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for the future", interrupt);
            }
        }
    };

    /** Fetches a page, and waits no longer than that for a future; a blocking call has its call timeout. */
    abstract TrendingHashtagsPage fetch(TrendingHashtagsPort port, TrendingHashtagsQuery query, Duration patience);

    final TrendingHashtagsPage fetch(TrendingHashtagsPort port, TrendingHashtagsQuery query) {
        return fetch(port, query, Await.PATIENCE.multipliedBy(3));
    }
}
