package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A port that adds up the receipts of another, and shows on a terminal how many pages have come: one line of the errors,
 * written over at each page. Safe for use by many threads.
 */
final class ObservedPort implements TrendingHashtagsPort, AutoCloseable {
    private final TrendingHashtagsPort port;
    private final Terminal terminal;

    // Guarded by this.
    private Spent spent = Spent.NOTHING;
    private int pages;
    private int hashtags;

    ObservedPort(TrendingHashtagsPort port, Terminal terminal) {
        this.port = port;
        this.terminal = terminal;
    }

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        try {
            return came(port.fetch(query));
        } catch (TrendingHashtagsException failure) {
            paid(failure.receipt());
            throw failure;
        }
    }

    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        CompletableFuture<TrendingHashtagsPage> call = port.fetchAsync(query);
        CompletableFuture<TrendingHashtagsPage> observed = new CompletableFuture<>();
        var unused = call.whenComplete((page, failure) -> {
            if (failure == null) {
                observed.complete(came(page));
                return;
            }
            if (failure instanceof TrendingHashtagsException known) {
                paid(known.receipt());
            } else if (failure instanceof CancellationException) {
                cancelled();
            }
            observed.completeExceptionally(failure);
        });
        var unusedToo = observed.whenComplete((page, failure) -> call.cancel(true));
        return observed;
    }

    @Override
    public @Nullable CallLimits callLimits() {
        return port.callLimits();
    }

    /** What all calls so far took. */
    synchronized Spent spent() {
        return spent;
    }

    /** Leaves an empty line for whatever comes next, and begins to count pages anew. */
    @Override
    public synchronized void close() {
        if (pages > 0) {
            terminal.showProgress("");
        }
        pages = 0;
        hashtags = 0;
    }

    private synchronized void paid(Receipt receipt) {
        spent = spent.plus(receipt, 0);
    }

    /** Counts all that the call may have cost: its receipt went with it. */
    private synchronized void cancelled() {
        CallLimits limits = port.callLimits();
        spent = limits == null ? spent : spent.plusCredits(limits.maxAttempts() * Receipt.CREDITS_PER_REQUEST);
    }

    private synchronized TrendingHashtagsPage came(TrendingHashtagsPage page) {
        spent = spent.plus(page.receipt(), page.receipt().attempts() == 0 ? 1 : 0);
        pages++;
        hashtags += page.hashtags().size();
        terminal.showProgress(Footer.counted(pages, "page") + " · " + hashtags + " of " + page.total() + " hashtags");
        return page;
    }
}
