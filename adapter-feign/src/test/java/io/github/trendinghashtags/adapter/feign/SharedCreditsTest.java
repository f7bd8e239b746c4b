package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.credits.CachePolicy;
import io.github.trendinghashtags.credits.CachedTrendingHashtags;
import io.github.trendinghashtags.credits.CreditBudget;
import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.testkit.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.StubKeyApiServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A cache over a budget over this transport: the account is the vendor's. */
@ExtendWith(StubKeyApiExtension.class)
class SharedCreditsTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final CachePolicy ALWAYS = CachePolicy.untilMidnight().withFreshFor(Duration.ofDays(365));
    private static final LocalDate DAY = LocalDate.EPOCH;

    private final CreditLedger ledger = CreditLedger.inMemory();

    private TrendingHashtagsPort sparing(TrendingHashtagsPort transport, ClientSettings settings) {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        var policy = settings.resilience();
        var budgeted = BudgetedTrendingHashtags.over(transport, policy, CreditBudget.unlimited(), ledger, clock);
        return CachedTrendingHashtags.over(budgeted, policy, ALWAYS, PageCache.inMemory(10), Clock.systemUTC());
    }

    @Test
    void aCrowdIsChargedForTheDistinctPagesAlone(StubKeyApiServer stub) {
        try (var transport = FeignTrendingHashtags.create(stub.settings())) {
            TrendingHashtagsPort hashtags = sparing(transport, stub.settings());
            List<CompletableFuture<TrendingHashtagsPage>> asked = IntStream.range(0, 100)
                    .mapToObj(i -> hashtags.fetchAsync(QUERY.withPage(1 + i % 5)))
                    .toList();
            asked.forEach(CompletableFuture::join);

            assertThat(hashtags.stream(QUERY)).hasSize(100);
        }
        assertThat(ledger.spent(DAY)).isEqualTo(10).isEqualTo(stub.creditsCharged());
        assertThat(stub.requests()).hasSize(5);
    }

    @Test
    void nothingIsSentOnceTheCreditsAreSpent(StubKeyApiServer stub) {
        stub.credits(2);
        try (var transport = FeignTrendingHashtags.create(stub.settings())) {
            TrendingHashtagsPort hashtags = sparing(transport, stub.settings());
            hashtags.fetch(QUERY);
            assertThatThrownBy(() -> hashtags.fetch(QUERY.withPage(2))).isInstanceOf(OutOfCredits.class);

            assertThatThrownBy(() -> hashtags.fetch(QUERY.withPage(3))).isInstanceOf(NotSent.class);
            assertThat(hashtags.fetch(QUERY).receipt().creditsAtMost()).isZero();
        }
        assertThat(stub.requests()).hasSize(2);
    }
}
