package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import java.time.Duration;

/**
 * A port that adds up the receipts of another, whatever is behind that: {@link #stream} shows entries only, and here is
 * what its pages cost. Safe for use by many threads.
 */
final class Metered extends ObservedPort {
    private Spent spent = new Spent(0, 0, Duration.ZERO);

    Metered(TrendingHashtagsPort port) {
        super(port);
    }

    /**
     * What all calls so far took, failures included.
     *
     * @param requests attempts that were started, from 0
     * @param creditsAtMost the most that the vendor can have charged, from 0
     * @param elapsed the calls' times, added up
     */
    record Spent(int requests, int creditsAtMost, Duration elapsed) {

        static Spent of(Receipt receipt) {
            return new Spent(0, 0, Duration.ZERO).plus(receipt);
        }

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
    void came(TrendingHashtagsPage page) {
        record(page.receipt());
    }

    @Override
    void failed(TrendingHashtagsException failure) {
        record(failure.receipt());
    }

    private synchronized void record(Receipt receipt) {
        spent = spent.plus(receipt);
    }
}
