package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Correct;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Adapters that read one number of their policy or settings wrong. Run by {@link BrokenPartsTest}. */
final class BrokenPolicies {
    private BrokenPolicies() {}

    /** Opens with another policy than it is given. */
    abstract static class Misled extends Correct {
        private final UnaryOperator<ResiliencePolicy> change;

        Misled(UnaryOperator<ResiliencePolicy> change) {
            this.change = change;
        }

        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return adapter(settings.withResilience(change.apply(settings.resilience())));
        }
    }

    static class HasNoRetryBudget extends Misled {
        HasNoRetryBudget() {
            super(ResiliencePolicy::withoutRetryBudget);
        }
    }

    static class EarnsNothingBack extends Misled {
        EarnsNothingBack() {
            super(policy -> policy.retryTokens() == 0 ? policy : policy.withRetryBudget(policy.retryTokens(), 0));
        }
    }

    static class AlwaysHasABudget extends Misled {
        AlwaysHasABudget() {
            super(policy -> policy.retryTokens() == 0 ? policy.withRetryBudget(10, 0.1) : policy);
        }
    }

    static class HasNoRetryAfterCap extends Misled {
        HasNoRetryAfterCap() {
            super(policy -> policy.withRetryAfterCap(Duration.ofHours(1)));
        }
    }

    static class TakesFourTimesAsMuch extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return adapter(settings.withMaxBodyBytes(4 * settings.maxBodyBytes()));
        }
    }

    static class NeverAllowsFewerThanSixteen extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return adapter(settings.withMaxConcurrency(Math.max(16, settings.maxConcurrency())));
        }
    }

    static class NamesNoApplication extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return adapter(settings.withApplicationName(null));
        }
    }

    static class HasABudgetForEachCall extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return new OneClientACall(() -> adapter(settings));
        }
    }

    private record OneClientACall(Supplier<KeyApiClient> clients) implements TrendingHashtagsPort {
        @Override
        public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
            try (KeyApiClient client = clients.get()) {
                return client.fetch(query);
            }
        }

        @Override
        public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
            return CompletableFuture.supplyAsync(() -> fetch(query));
        }
    }
}
