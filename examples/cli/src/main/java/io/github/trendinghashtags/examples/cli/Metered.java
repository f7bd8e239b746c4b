package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A port that adds up the receipts of another, whatever is behind that: {@link #stream} shows entries only, and here is
 * what its pages cost. Safe for use by many threads.
 */
final class Metered implements TrendingHashtagsPort {
    private final TrendingHashtagsPort port;
    private Spent spent = new Spent(0, 0, Duration.ZERO);

    Metered(TrendingHashtagsPort port) {
        this.port = port;
    }

    /**
     * What all calls so far took, failures included.
     *
     * @param requests attempts that were started, from 0
     * @param creditsAtMost the most that the vendor can have charged, from 0
     * @param elapsed the calls' times, added up
     */
    record Spent(int requests, int creditsAtMost, Duration elapsed) {

        private Spent plus(Receipt receipt) {
            return new Spent(
                    requests + receipt.attempts(),
                    creditsAtMost + receipt.creditsAtMost(),
                    elapsed.plus(receipt.elapsed()));
        }
    }

    synchronized Spent spent() {
        return spent;
    }

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        try {
            TrendingHashtagsPage page = port.fetch(query);
            record(page.receipt());
            return page;
        } catch (TrendingHashtagsException failure) {
            record(failure.receipt());
            throw failure;
        }
    }

    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        CompletableFuture<TrendingHashtagsPage> call = port.fetchAsync(query);
        CompletableFuture<TrendingHashtagsPage> metered = new CompletableFuture<>();
        var unused = call.whenComplete((page, failure) -> {
            if (failure == null) {
                record(page.receipt());
                metered.complete(page);
            } else {
                if (failure instanceof TrendingHashtagsException known) {
                    record(known.receipt());
                }
                metered.completeExceptionally(failure);
            }
        });
        var unusedToo = metered.whenComplete((page, failure) -> {
            if (metered.isCancelled()) {
                call.cancel(true);
            }
        });
        return metered;
    }

    private synchronized void record(Receipt receipt) {
        spent = spent.plus(receipt);
    }
}
