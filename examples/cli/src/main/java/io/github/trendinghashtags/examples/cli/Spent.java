package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.Receipt;
import java.time.Duration;

/**
 * What calls took, failures included.
 *
 * @param requests attempts that were started, from 0
 * @param creditsAtMost the most that the vendor can have charged, from 0
 * @param elapsed the calls' times, added up
 */
record Spent(int requests, int creditsAtMost, Duration elapsed) {
    static final Spent NOTHING = new Spent(0, 0, Duration.ZERO);

    static Spent of(Receipt receipt) {
        return NOTHING.plus(receipt);
    }

    Spent plus(Receipt receipt) {
        return new Spent(
                requests + receipt.attempts(),
                creditsAtMost + receipt.creditsAtMost(),
                elapsed.plus(receipt.elapsed()));
    }
}
