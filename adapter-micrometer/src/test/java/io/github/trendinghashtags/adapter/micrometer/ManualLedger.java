package io.github.trendinghashtags.adapter.micrometer;

import io.github.trendinghashtags.credits.CreditLedger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A ledger whose usage the test decides on. */
final class ManualLedger implements CreditLedger {
    final List<CompletableFuture<Usage>> asked = new CopyOnWriteArrayList<>();
    private final CreditLedger memory = CreditLedger.inMemory();

    @Override
    public CompletionStage<Usage> usage(LocalDate day) {
        CompletableFuture<Usage> usage = new CompletableFuture<>();
        asked.add(usage);
        return usage;
    }

    @Override
    public CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
        return memory.reserve(id, day, credits, limit);
    }

    @Override
    public CompletionStage<Void> settle(UUID id, LocalDate day, long spent) {
        return memory.settle(id, day, spent);
    }

    @Override
    public CompletionStage<Void> startCoolDown(Duration length) {
        return memory.startCoolDown(length);
    }

    @Override
    public CompletionStage<Void> endCoolDown() {
        return memory.endCoolDown();
    }
}
