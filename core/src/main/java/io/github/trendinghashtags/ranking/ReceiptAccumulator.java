package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.Receipt;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Adds up the receipts of many pages. The pages of a round are under way at the same time. Sums end at the greatest value. */
final class ReceiptAccumulator {
    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    private static final CallLimits ONE_ATTEMPT = new CallLimits(1, Duration.ofHours(1));

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

    /** Counts a call without a receipt: all the attempts that it may have made, or one if that is not known. */
    void addUnknown(@Nullable CallLimits limits) {
        CallLimits most = limits == null ? ONE_ATTEMPT : limits;
        spend(most.maxAttempts(), most.creditsAtMost());
    }

    private void spend(int moreAttempts, int moreCredits) {
        attempts = sum(attempts, moreAttempts);
        creditsAtMost = sum(creditsAtMost, moreCredits);
    }

    private static int sum(int one, int other) {
        return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
    }

    void endRound() {
        elapsed = elapsed.compareTo(LONGEST.minus(longestOfRound)) > 0 ? LONGEST : elapsed.plus(longestOfRound);
        longestOfRound = Duration.ZERO;
    }

    Receipt receipt() {
        return new Receipt(requestId, attempts, creditsAtMost, elapsed, completedAt);
    }
}
