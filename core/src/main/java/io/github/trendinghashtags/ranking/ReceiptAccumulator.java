package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.Receipt;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The receipts of many pages, added up. The pages of a round are under way side by side. */
final class ReceiptAccumulator {
    private int attempts;
    private int creditsAtMost;
    private Duration elapsed = Duration.ZERO;
    private Duration longestOfRound = Duration.ZERO;
    private @Nullable String requestId;
    private Instant completedAt = Instant.MIN;

    ReceiptAccumulator() {}

    ReceiptAccumulator(Receipt before) {
        add(before);
        endRound();
    }

    void add(Receipt receipt) {
        spend(receipt.attempts(), receipt.creditsAtMost());
        longestOfRound = receipt.elapsed().compareTo(longestOfRound) > 0 ? receipt.elapsed() : longestOfRound;
        if (!receipt.completedAt().isBefore(completedAt)) {
            completedAt = receipt.completedAt();
            requestId = receipt.requestId() == null ? requestId : receipt.requestId();
        }
    }

    /** A request was made, and nobody tells what became of it. */
    void addUnknown() {
        spend(1, Receipt.CREDITS_PER_REQUEST);
    }

    private void spend(int moreAttempts, int moreCredits) {
        attempts = sum(attempts, moreAttempts);
        creditsAtMost = sum(creditsAtMost, moreCredits);
    }

    private static int sum(int one, int other) {
        return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
    }

    void endRound() {
        elapsed = elapsed.plus(longestOfRound);
        longestOfRound = Duration.ZERO;
    }

    Receipt receipt() {
        return new Receipt(requestId, attempts, creditsAtMost, elapsed, completedAt);
    }
}
