package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.credits.CreditLedger.Usage;
import java.time.LocalDate;
import java.util.concurrent.CompletionStage;

/** Reads stages that are complete, as those of a ledger in memory are. */
final class Ledgers {
    private Ledgers() {}

    static Usage usage(CreditLedger ledger, LocalDate day) {
        return now(ledger.usage(day));
    }

    static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().getNow(null);
    }
}
