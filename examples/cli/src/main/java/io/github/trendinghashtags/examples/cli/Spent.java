package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.Receipt;
import java.time.Duration;

/**
 * What calls took, failures included.
 *
 * @param requests attempts that were started, from 0
 * @param creditsAtMost the most that the vendor can have charged, from 0
 * @param keptPages pages that were paid for earlier this day, and not again, from 0
 * @param elapsed the calls' times, added up
 */
record Spent(int requests, int creditsAtMost, int keptPages, Duration elapsed) {
    static final Spent NOTHING = new Spent(0, 0, 0, Duration.ZERO);

    /** Adds another call. */
    Spent plus(Receipt receipt, int morePagesKept) {
        return new Spent(
                requests + receipt.attempts(),
                creditsAtMost + receipt.creditsAtMost(),
                keptPages + morePagesKept,
                elapsed.plus(receipt.elapsed()));
    }

    /** Adds what a call without a receipt may have cost. */
    Spent plusCredits(int more) {
        return new Spent(requests, creditsAtMost + more, keptPages, elapsed);
    }
}
