package io.github.trendinghashtags.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.credits.PageCache.Lookup;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisStoresTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final TrendingHashtagsPage PAGE = HashtagFixtures.documentedPage();
    private static final Instant BEFORE = PAGE.receipt().completedAt();
    private static final Instant AFTER = BEFORE.plusSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final LocalDate DAY = LocalDate.parse("2026-02-01");

    private final UUID token = UUID.randomUUID();
    private final String prefix = Redis.newPrefix();
    private StatefulRedisConnection<String, String> connection;
    private RedisCommands<String, String> redis;
    private RedisStores stores;
    private PageCache pages;
    private CreditLedger ledger;

    @BeforeEach
    void open() {
        connection = Redis.client().connect();
        redis = connection.sync();
        stores = RedisStores.over(connection, prefix);
        pages = stores.pageCache();
        ledger = stores.creditLedger();
    }

    @AfterEach
    void close() {
        stores.close();
        assertThat(connection.isOpen()).as("the user's connection stays open").isTrue();
        connection.close();
    }

    static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void storesOfAnotherPrefixShareNothing() throws Exception {
        RedisStores others = RedisStores.over(connection, prefix + "-2");
        get(pages.publish(QUERY, PAGE, token, MINUTE));
        get(ledger.settle(token, DAY, 2));
        get(ledger.startCoolDown(MINUTE));
        get(stores.pace().reserve(1, MINUTE, Duration.ZERO));

        assertThat(get(others.pageCache().get(QUERY))).isNull();
        assertThat(get(others.creditLedger().usage(DAY))).isEqualTo(new Usage(0, 0));
        assertThat(get(others.creditLedger().reserve(token, DAY, 2, 2)).granted())
                .isTrue();
        assertThat(get(others.pace().reserve(1, MINUTE, Duration.ZERO))).isZero();
    }

    @Test
    void allKeysHaveTheHashTagOfThePrefixAndAnEnd() throws Exception {
        get(pages.lookUp(QUERY, BEFORE, AFTER, token, MINUTE));
        get(pages.publish(QUERY.withPage(2), PAGE, token, MINUTE));
        get(ledger.reserve(token, DAY, 2, 2));
        get(ledger.settle(token, DAY, 2));
        get(ledger.startCoolDown(MINUTE));
        get(stores.pace().reserve(1, MINUTE, Duration.ZERO));

        assertThat(redis.keys("*" + prefix + "*")).hasSize(5).allSatisfy(key -> {
            assertThat(key).startsWith("{" + prefix + "}:");
            assertThat(redis.pttl(key)).isPositive();
        });
        assertThat(redis.ttl("{" + prefix + "}:credits:2026-02-01")).isBetween(604_700L, 604_800L);
    }

    @Test
    void keepsAPageAsLongAsItCanBeOfUse() throws Exception {
        get(pages.publish(QUERY, PAGE, token, Duration.ofDays(2)));
        assertThat(redis.ttl(pageKey())).isBetween(172_700L, 172_800L);
        get(pages.publish(QUERY, PAGE, token, Duration.ofSeconds(Long.MAX_VALUE)));
        assertThat(redis.ttl(pageKey())).isGreaterThan(31_000_000L);
    }

    @Test
    void aPageThatCannotBeReadIsAMiss() throws Exception {
        for (String broken : new String[] {"", "{\"version\":1", "{\"version\":2}", "\u0000"}) {
            get(pages.publish(QUERY, PAGE, token, MINUTE));
            redis.hset(pageKey(), "json", broken);

            assertThat(get(pages.get(QUERY))).isNull();
            assertThat(get(pages.lookUp(QUERY, BEFORE, AFTER, token, MINUTE))).isEqualTo(Lookup.leased());
            assertThat(get(pages.lookUp(QUERY, BEFORE, AFTER, UUID.randomUUID(), MINUTE))
                            .status())
                    .isEqualTo(Lookup.Status.LEASED_ELSEWHERE);
            get(pages.publish(QUERY, PAGE, token, MINUTE));
            assertThat(get(pages.get(QUERY))).isEqualTo(PAGE.withReceipt(unpaid()));
        }
    }

    @Test
    void comparesTimesOfAnyYear() throws Exception {
        assertThat(get(pages.lookUp(QUERY, Instant.MIN, Instant.MAX, token, MINUTE)))
                .isEqualTo(Lookup.leased());
        get(pages.publish(QUERY, PAGE, token, MINUTE));
        assertThat(get(pages.lookUp(QUERY, Instant.MIN, Instant.MAX, token, MINUTE))
                        .status())
                .isEqualTo(Lookup.Status.HIT);
        assertThat(get(pages.lookUp(QUERY, BEFORE.plusNanos(1), Instant.MAX, token, MINUTE))
                        .status())
                .isEqualTo(Lookup.Status.LEASED);
        assertThat(get(pages.lookUp(QUERY, Instant.MIN, BEFORE, token, MINUTE)).status())
                .isEqualTo(Lookup.Status.LEASED);
    }

    @Test
    void keepsPagesThatCameAfterAClearing() throws Exception {
        get(pages.clear());
        get(pages.publish(QUERY, PAGE, token, MINUTE));
        assertThat(get(pages.get(QUERY))).isNotNull();
        get(pages.clear());
        assertThat(get(pages.get(QUERY))).isNull();
    }

    @Test
    void valuesThatAreNotOursFailTheOperation() {
        redis.hset("{" + prefix + "}:credits:2026-02-01", "spent", "many");

        assertThat(ledger.reserve(token, DAY, 2, 2).toCompletableFuture()).failsWithin(Duration.ofSeconds(10));
        assertThat(ledger.usage(DAY).toCompletableFuture()).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void scriptsThatRedisHasForgottenAreSentAgain() throws Exception {
        get(ledger.settle(UUID.randomUUID(), DAY, 2));
        redis.scriptFlush();
        get(ledger.settle(UUID.randomUUID(), DAY, 2));

        assertThat(get(ledger.usage(DAY))).isEqualTo(new Usage(4, 0));
    }

    @Test
    void closesTheConnectionThatItHasOpened() throws Exception {
        RedisStores own = RedisStores.connect(Redis.client(), prefix);
        get(own.creditLedger().usage(DAY));
        own.close();

        assertThat(own.creditLedger().usage(DAY).toCompletableFuture()).failsWithin(Duration.ofSeconds(10));
        own.close();
    }

    @Test
    void saysAtOnceThatRedisCannotBeReached() {
        RedisClient client = Redis.client(1);
        assertThatExceptionOfType(RedisConnectionException.class).isThrownBy(() -> RedisStores.connect(client, "p"));
        client.shutdown(0, 1, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "a{b", "a}b", "a\n{"})
    void refusesAPrefixThatIsBlankOrHasABrace(String bad) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> RedisStores.over(connection, bad))
                .withMessageContaining("keyPrefix must");
    }

    @Test
    void refusesAPrefixThatIsTooLong() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> RedisStores.over(connection, "x".repeat(101)))
                .withMessageContaining("from 1 to 100 characters");
    }

    @Test
    void refusesNullByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> RedisStores.over(connection, null))
                .withMessage("keyPrefix");
        assertThatNullPointerException()
                .isThrownBy(() -> RedisStores.over(null, "p"))
                .withMessage("connection");
        assertThatNullPointerException()
                .isThrownBy(() -> RedisStores.connect(null, "p"))
                .withMessage("client");
    }

    private String pageKey() {
        return redis.keys("{" + prefix + "}:page:*").get(0);
    }

    private static Receipt unpaid() {
        return new Receipt(
                PAGE.receipt().requestId(), 0, 0, Duration.ZERO, PAGE.receipt().completedAt());
    }
}
