package io.github.trendinghashtags.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.credits.CachedTrendingHashtags;
import io.github.trendinghashtags.credits.CreditBudget;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several machines, each with its own connection, client and decorators. */
class FleetTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    private final StubKeyApiServer vendor = StubKeyApiServer.start();
    private final String prefix = Redis.newPrefix();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
        vendor.close();
    }

    private TrendingHashtagsPort machine(ClientSettings settings, long perDay) {
        RedisStores stores = RedisStores.connect(Redis.client(), prefix);
        JdkHttpTrendingHashtags transport =
                JdkHttpTrendingHashtags.builder(settings).pace(stores.pace()).build();
        opened.add(stores);
        opened.add(transport);
        var budgeted = BudgetedTrendingHashtags.builder(transport)
                .budget(CreditBudget.unlimited().withPerDay(perDay))
                .ledger(stores.creditLedger())
                .storeTimeout(Duration.ofSeconds(10))
                .build();
        return CachedTrendingHashtags.builder(budgeted)
                .sharedCache(stores.pageCache())
                .storeTimeout(Duration.ofSeconds(10))
                .build();
    }

    private List<TrendingHashtagsPort> machines(int count, ClientSettings settings, long perDay) {
        List<TrendingHashtagsPort> machines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            machines.add(machine(settings, perDay));
        }
        return machines;
    }

    @Test
    void paysForAPageOnceForAllWhoAskAtOnce() throws Exception {
        vendor.latency(Duration.ofMillis(200));
        List<TrendingHashtagsPort> machines = machines(4, vendor.settings(), 1_000);
        List<CompletableFuture<TrendingHashtagsPage>> pages = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            pages.add(machines.get(i % 4).fetchAsync(QUERY));
        }
        int credits = 0;
        for (CompletableFuture<TrendingHashtagsPage> page : pages) {
            TrendingHashtagsPage received = page.get(20, TimeUnit.SECONDS);
            credits += received.receipt().creditsAtMost();
            assertThat(received.hashtags()).isEqualTo(pages.get(0).get().hashtags());
        }

        assertThat(vendor.requests()).hasSize(1);
        assertThat(credits).isEqualTo(2);
    }

    @Test
    void keepsToOneBudget() {
        List<TrendingHashtagsPort> machines = machines(3, vendor.settings(), 20);
        List<CompletableFuture<TrendingHashtagsPage>> pages = new ArrayList<>();
        for (int page = 1; page <= 30; page++) {
            pages.add(machines.get(page % 3).fetchAsync(QUERY.withPage(page)));
        }
        pages.forEach(
                page -> assertThat(page.handle((received, failure) -> true)).succeedsWithin(Duration.ofSeconds(20)));

        assertThat(vendor.creditsCharged()).isBetween(6L, 20L);
    }

    @Test
    void keepsToOnePace() {
        ClientSettings settings = vendor.settings()
                .withResilience(vendor.settings()
                        .resilience()
                        .withRateLimit(1, Duration.ofMinutes(1))
                        .withTimeoutDuration(Duration.ofSeconds(1)));
        List<TrendingHashtagsPort> machines = machines(2, settings, 1_000);
        machines.get(0).fetch(QUERY.withPage(1));

        assertThatThrownBy(() -> machines.get(1).fetch(QUERY.withPage(2)))
                .isInstanceOfSatisfying(
                        NotSent.class,
                        refused -> assertThat(refused.reason()).isEqualTo(NotSent.Reason.PERMIT_TIMEOUT));
        assertThat(vendor.requests()).hasSize(1);
    }
}
