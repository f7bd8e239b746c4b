package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.Forwarding;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.Wrapped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Adapters whose futures do not bear what is chained to them. Run by {@link FaultMatrixTest}. */
final class BrokenContinuations {
    private BrokenContinuations() {}

    static class CompletesOnFewThreads extends Wrapped {
        @Override
        TrendingHashtagsPort wrap(KeyApiClient correct, ClientSettings settings) {
            ExecutorService few = Executors.newFixedThreadPool(4);
            return new Forwarding(correct) {
                @Override
                public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                    return super.fetchAsync(query).whenCompleteAsync((page, failure) -> {}, few);
                }

                @Override
                public void close() {
                    super.close();
                    few.shutdownNow();
                }
            };
        }
    }

    /** Takes a call from a continuation for one that would wait for itself. */
    static class RefusesCallsFromContinuations extends Wrapped {
        @Override
        TrendingHashtagsPort wrap(KeyApiClient correct, ClientSettings settings) {
            ThreadLocal<Boolean> completing = ThreadLocal.withInitial(() -> false);
            return new Forwarding(correct) {
                @Override
                public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
                    refuse();
                    return super.fetch(query);
                }

                @Override
                public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                    refuse();
                    CompletableFuture<TrendingHashtagsPage> result = new CompletableFuture<>();
                    super.fetchAsync(query).whenComplete((page, failure) -> {
                        completing.set(true);
                        if (failure == null) {
                            result.complete(page);
                        } else {
                            result.completeExceptionally(failure);
                        }
                        completing.remove();
                    });
                    return result;
                }

                private void refuse() {
                    if (completing.get()) {
                        throw new IllegalStateException("called from a continuation");
                    }
                }
            };
        }
    }
}
