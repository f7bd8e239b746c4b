package io.github.trendinghashtags.adapter.redis;

import static io.github.trendinghashtags.adapter.redis.RedisStoresTest.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.credits.CachedTrendingHashtags;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import io.github.trendinghashtags.testkit.FakeTrendingHashtags;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RedisCloseTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final LocalDate DAY = LocalDate.parse("2026-02-01");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final String prefix = Redis.newPrefix();
    private final StatefulRedisConnection<String, String> connection =
            Redis.client().connect();
    private final FakeTrendingHashtags vendor = FakeTrendingHashtags.documented();

    @AfterEach
    void close() {
        connection.close();
    }

    private BudgetedTrendingHashtags budgeted(RedisStores stores) {
        return BudgetedTrendingHashtags.builder(vendor)
                .ledger(stores.creditLedger())
                .storeTimeout(MINUTE)
                .build();
    }

    private static CachedTrendingHashtags cached(BudgetedTrendingHashtags port, RedisStores stores) {
        return CachedTrendingHashtags.builder(port)
                .sharedCache(stores.pageCache())
                .storeTimeout(MINUTE)
                .build();
    }

    /** Redis has to be sent the scripts again after the call, which a connection that closes at once does not live to do. */
    private void forgetScriptsDuringTheNextCall() {
        vendor.returnNext(receipt -> {
            connection.sync().scriptFlush();
            return HashtagFixtures.documentedPage().withReceipt(receipt);
        });
    }

    private void assertAnotherMachineFindsWhatACallHasLeft() throws Exception {
        try (RedisStores others = RedisStores.connect(Redis.client(), prefix)) {
            BudgetedTrendingHashtags budgeted = budgeted(others);
            TrendingHashtagsPage page = cached(budgeted, others).fetch(QUERY);

            assertThat(page.receipt().creditsAtMost()).isZero();
            assertThat(vendor.queries()).hasSize(1);
            assertThat(get(budgeted.usageToday())).isEqualTo(new Usage(2, 0));
            assertThat(connection.sync().keys("*" + prefix + "*lease*")).isEmpty();
        }
    }

    @RepeatedTest(3)
    void closingRightAfterACallLosesNeitherItsPageNorItsSettlement() throws Exception {
        RedisStores stores = RedisStores.connect(Redis.client(), prefix);
        CachedTrendingHashtags cached = cached(budgeted(stores), stores);
        forgetScriptsDuringTheNextCall();
        cached.fetch(QUERY);
        stores.close();

        assertAnotherMachineFindsWhatACallHasLeft();
    }

    @RepeatedTest(3)
    void closingRightAfterACallLosesNothingOnAUsersConnectionEither() throws Exception {
        StatefulRedisConnection<String, String> own = Redis.client().connect();
        RedisStores stores = RedisStores.over(own, prefix);
        CachedTrendingHashtags cached = cached(budgeted(stores), stores);
        forgetScriptsDuringTheNextCall();
        cached.fetch(QUERY);
        stores.close();
        own.close();

        assertAnotherMachineFindsWhatACallHasLeft();
    }

    @Test
    void operationsFailAtOnceOnceItIsClosed() throws Exception {
        RedisStores stores = RedisStores.over(connection, prefix);
        stores.close();
        stores.close();

        assertThat(stores.creditLedger().usage(DAY))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(RedisException.class)
                .withMessageContaining("the stores are closed");
        assertThat(connection.sync().ping()).isEqualTo("PONG");
    }

    @Test
    void doesNotWaitOnTheThreadOnWhichRepliesCome() throws Exception {
        RedisCommands commands = new RedisCommands(connection, System::nanoTime);
        Thread caller = Thread.currentThread();
        Boolean repliedBeforeClosed = null;
        // Until a reply comes after its conversion is registered, which the caller's thread runs otherwise.
        while (repliedBeforeClosed == null) {
            repliedBeforeClosed = get(commands.run(CommandType.DEL, prefix, reply -> {
                if (Thread.currentThread() == caller) {
                    return null;
                }
                CompletableFuture<?> next = commands.run(CommandType.DEL, prefix, nextReply -> "done");
                commands.close(MINUTE);
                return next.isDone();
            }));
        }

        assertThat(repliedBeforeClosed).isFalse();
    }

    @Test
    void closesItsConnectionFromTheThreadOnWhichRepliesCome() throws Exception {
        RedisStores stores = RedisStores.connect(Redis.client(), prefix);
        get(stores.creditLedger().usage(DAY).thenRun(stores::close));
    }
}
