package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.PageCache;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A port in use, and how to let go of whatever is behind it.
 *
 * @param port the port
 * @param pages the pages that are kept and may be used again, or null if none are kept
 * @param invented whether a stub invents what the port returns
 * @param release lets go of the adapter's threads and connections, and of the state
 */
record Session(ObservedPort port, @Nullable PageCache pages, boolean invented, Runnable release)
        implements AutoCloseable {

    /** How long to look for a page. */
    private static final long LONGEST_SECONDS = 5;

    /** The number of entries that today's first page states, or null if there is none. Sends no request. */
    @Nullable
    Integer knownTotal(TrendingHashtagsQuery query) {
        if (pages == null) {
            return null;
        }
        try {
            TrendingHashtagsPage first = pages.get(query.withPage(1))
                    .toCompletableFuture()
                    .orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                    .join();
            return first == null || !isOfToday(first) ? null : (Integer) first.total();
        } catch (CompletionException unreadable) {
            return null;
        }
    }

    private static boolean isOfToday(TrendingHashtagsPage page) {
        LocalDate day = LocalDate.ofInstant(page.receipt().completedAt(), ZoneOffset.UTC);
        return day.equals(LocalDate.now(ZoneOffset.UTC));
    }

    @Override
    public void close() {
        port.close();
        release.run();
    }
}
