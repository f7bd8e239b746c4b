package io.github.trendinghashtags.adapter.redis;

import static io.github.trendinghashtags.adapter.redis.RedisStoresTest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.credits.CachedTrendingHashtags;
import io.github.trendinghashtags.credits.CreditBudget;
import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.credits.PageCache.Lookup;
import io.github.trendinghashtags.testkit.FakeTrendingHashtags;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.github.trendinghashtags.testredis.TcpProxy;
import io.github.trendinghashtags.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A server of its own, behind a proxy, which is frozen, cut off, restarted and filled. */
class RedisFaultsTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final TrendingHashtagsPage PAGE = HashtagFixtures.documentedPage();
    private static final LocalDate DAY = LocalDate.parse("2026-02-01");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration STORE_TIMEOUT = Duration.ofMillis(250);
    private static final String NO_SIGNALS = "no signal freezes a process there";

    private final TestRedis server = TestRedis.start();
    private final TcpProxy proxy = TcpProxy.to(server.port());
    private final RedisClient client = Redis.client(proxy.port());
    private final RedisStores stores = RedisStores.connect(client, "faults");
    private final CreditLedger ledger = stores.creditLedger();
    private final PageCache pages = stores.pageCache();
    private final UUID id = UUID.randomUUID();

    @AfterEach
    void close() {
        stores.close();
        client.shutdown(0, 1, TimeUnit.SECONDS);
        proxy.close();
        server.close();
    }

    private static TrendingHashtagsPort budgeted(TrendingHashtagsPort port, CreditLedger ledger) {
        return BudgetedTrendingHashtags.builder(port)
                .budget(CreditBudget.unlimited().withPerDay(100))
                .ledger(ledger)
                .storeTimeout(STORE_TIMEOUT)
                .build();
    }

    private static CachedTrendingHashtags cached(TrendingHashtagsPort port, PageCache pages) {
        return CachedTrendingHashtags.builder(port)
                .sharedCache(pages)
                .storeTimeout(STORE_TIMEOUT)
                .build();
    }

    private static void assertRefused(TrendingHashtagsPort port) {
        assertThatExceptionOfType(NotSent.class)
                .isThrownBy(() -> port.fetch(QUERY))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(NotSent.Reason.STORE_FAILED));
    }

    /** Repeats an operation until it does not fail, as its users do. */
    private static <T> T eventually(Supplier<CompletionStage<T>> operation) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            CompletableFuture<T> result = operation.get().toCompletableFuture();
            try {
                return result.get(1, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException failed) {
                result.cancel(true);
                if (System.nanoTime() > end) {
                    throw failed;
                }
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = NO_SIGNALS)
    void aFrozenServerIsARefusalByTheLedgerAndAMissOfTheCache() throws Exception {
        FakeTrendingHashtags port = FakeTrendingHashtags.documented();
        server.freeze();
        assertRefused(budgeted(port, ledger));
        assertThat(port.queries()).isEmpty();
        assertThat(cached(port, pages).fetch(QUERY).hashtags()).isNotEmpty();
        assertThat(port.queries()).hasSize(1);
        assertRefused(CachedTrendingHashtags.builder(port)
                .sharedCache(pages)
                .storeTimeout(STORE_TIMEOUT)
                .refuseIfStoreFails()
                .build());
        server.thaw();

        assertThat(eventually(() -> ledger.usage(DAY))).isEqualTo(new Usage(0, 0));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = NO_SIGNALS)
    void whatAFrozenServerReservesAllTheSameIsGivenBack() throws Exception {
        server.freeze();
        assertRefused(budgeted(FakeTrendingHashtags.documented(), ledger));
        server.thaw();
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        get(ledger.usage(today));

        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (get(ledger.usage(today)).reserved() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(get(ledger.usage(today))).isEqualTo(new Usage(0, 0));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = NO_SIGNALS)
    void sendsAlmostNothingWhileTheServerIsFrozen() throws Exception {
        server.freeze();
        for (int i = 0; i < RedisCommands.MAX_UNANSWERED; i++) {
            assertThat(ledger.usage(DAY).toCompletableFuture().cancel(true)).isTrue();
        }
        List<CompletableFuture<Usage>> more = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            more.add(ledger.usage(DAY).toCompletableFuture());
        }
        long failedAtOnce = more.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .count();
        assertThat(failedAtOnce).isGreaterThan(900);
        assertThat(more.get(999))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(RedisException.class)
                .withMessageContaining("Redis does not respond: the last 100 commands timed out");
        server.thaw();

        assertThat(eventually(() -> ledger.usage(DAY))).isEqualTo(new Usage(0, 0));
        assertThat(get(ledger.usage(DAY))).isEqualTo(new Usage(0, 0));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = NO_SIGNALS)
    void sendsAlmostNothingThoughLettucesOwnTimeoutIsShorter() throws Exception {
        var connection = client.connect();
        connection.setTimeout(Duration.ofMillis(20));
        RedisStores impatient = RedisStores.over(connection, "faults");
        server.freeze();
        List<CompletableFuture<Usage>> first = new ArrayList<>();
        for (int i = 0; i < RedisCommands.MAX_UNANSWERED; i++) {
            first.add(impatient.creditLedger().usage(DAY).toCompletableFuture());
        }
        assertThat(first)
                .allSatisfy(usage -> assertThat(usage)
                        .failsWithin(Duration.ofSeconds(30))
                        .withThrowableThat()
                        .withCauseInstanceOf(RedisCommandTimeoutException.class));

        List<CompletableFuture<Usage>> more = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            more.add(impatient.creditLedger().usage(DAY).toCompletableFuture());
        }
        assertThat(more).filteredOn(CompletableFuture::isCompletedExceptionally).hasSizeGreaterThan(90);
        server.thaw();
        assertThat(eventually(() -> impatient.creditLedger().usage(DAY))).isEqualTo(new Usage(0, 0));
    }

    @Test
    void aReservationAndASettlementCountOnceThoughTheirRepliesAreLost() throws Exception {
        proxy.cutBeforeNextReply();
        assertThat(eventually(() -> ledger.reserve(id, DAY, 6, 6)).granted()).isTrue();
        assertThat(get(ledger.usage(DAY))).isEqualTo(new Usage(0, 6));
        proxy.cutBeforeNextReply();
        eventually(() -> ledger.settle(id, DAY, 2));

        assertThat(get(ledger.usage(DAY))).isEqualTo(new Usage(2, 0));
        assertThat(proxy.cuts()).isEqualTo(2);
    }

    @Test
    void aLeaseAndAPageCountOnceThoughTheirRepliesAreLost() throws Exception {
        Instant completedAt = PAGE.receipt().completedAt();
        proxy.cutBeforeNextReply();
        assertThat(eventually(() -> pages.lookUp(QUERY, completedAt, completedAt.plusSeconds(1), id, MINUTE)))
                .isEqualTo(Lookup.leased());
        proxy.cutBeforeNextReply();
        eventually(() -> pages.publish(QUERY, PAGE, id, MINUTE));

        assertThat(get(pages.lookUp(QUERY, completedAt, completedAt.plusSeconds(1), UUID.randomUUID(), MINUTE))
                        .status())
                .isEqualTo(Lookup.Status.HIT);
    }

    @Test
    void whatIsCancelledWhileTheServerIsAwayIsNeverSent() throws Exception {
        get(ledger.usage(DAY));
        proxy.refuse(true);
        CompletableFuture<?> reservation = ledger.reserve(id, DAY, 6, 6).toCompletableFuture();
        assertRefused(budgeted(FakeTrendingHashtags.documented(), ledger));
        reservation.cancel(true);
        proxy.refuse(false);

        assertThat(eventually(() -> ledger.usage(DAY))).isEqualTo(new Usage(0, 0));
    }

    @Test
    void keepsItsFiguresThroughARestartWithData() throws Exception {
        get(ledger.reserve(id, DAY, 6, 6));
        server.stop();
        server.startAgain();

        assertThat(eventually(() -> ledger.reserve(id, DAY, 6, 6)).granted()).isTrue();
        eventually(() -> ledger.settle(id, DAY, 2));
        assertThat(get(ledger.usage(DAY))).isEqualTo(new Usage(2, 0));
    }

    @Test
    void goesOnAfterARestartWithoutData() throws Exception {
        get(ledger.reserve(id, DAY, 6, 6));
        get(pages.publish(QUERY, PAGE, id, MINUTE));
        server.stop();
        server.startAgainEmpty();

        assertThat(eventually(() -> pages.get(QUERY))).isNull();
        get(ledger.settle(id, DAY, 2));
        assertThat(get(ledger.usage(DAY)))
                .as("a settlement is recorded without its reservation")
                .isEqualTo(new Usage(2, 0));
        assertThat(get(stores.pace().reserve(1, MINUTE, Duration.ZERO))).isZero();
    }

    @Test
    void aFullServerRefusesReservationsAndLeasesButSettlesWhatIsOpen() throws Exception {
        UUID unknown = UUID.randomUUID();
        get(ledger.reserve(id, DAY, 6, 100));
        get(pages.lookUp(QUERY, Instant.MIN, Instant.MIN, id, MINUTE));
        try (var connection = client.connect()) {
            connection.sync().configSet("maxmemory", "1");

            assertFull(ledger.reserve(unknown, DAY, 6, 100));
            assertFull(ledger.startCoolDown(MINUTE));
            assertFull(pages.lookUp(QUERY.withPage(2), Instant.MIN, Instant.MIN, unknown, MINUTE));
            assertFull(pages.publish(QUERY, PAGE, id, MINUTE));
            assertFull(stores.pace().reserve(1, MINUTE, MINUTE));
            get(ledger.settle(id, DAY, 2));
            assertThat(get(ledger.usage(DAY))).isEqualTo(new Usage(2, 0));
            assertThat(get(pages.get(QUERY))).isNull();

            connection.sync().configSet("maxmemory", "0");
        }
        assertThat(get(pages.lookUp(QUERY, Instant.MIN, Instant.MIN, unknown, MINUTE)))
                .as("the lease has ended though its page was not kept")
                .isEqualTo(Lookup.leased());
    }

    @Test
    void closesOnceWhatIsUnderWayIsDone() throws Exception {
        RedisCommands commands = new RedisCommands(client.connect(), System::nanoTime);
        server.freeze();
        CompletableFuture<?> first = commands.run(CommandType.DEL, "any", reply -> "done");
        CompletableFuture<Boolean> doneWhenClosed = CompletableFuture.supplyAsync(() -> {
            commands.close(MINUTE);
            return first.isDone();
        });
        server.thaw();

        assertThat(get(doneWhenClosed)).isTrue();
        assertThat(get(first)).isEqualTo("done");
    }

    @Test
    void closesThoughTheServerIsFrozen() throws Exception {
        server.freeze();
        CompletableFuture<?> settlement = ledger.settle(id, DAY, 2).toCompletableFuture();
        stores.close();

        assertThat(settlement).failsWithin(Duration.ofSeconds(10));
        server.thaw();
    }

    @Test
    void closesWithoutAWaitIfItIsInterrupted() throws Exception {
        RedisCommands commands = new RedisCommands(client.connect(), System::nanoTime);
        server.freeze();
        CompletableFuture<?> deletion = commands.run(CommandType.DEL, "any", reply -> "done");
        Thread.currentThread().interrupt();
        commands.close(MINUTE);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(deletion).isNotDone();
        server.thaw();
    }

    private static void assertFull(CompletionStage<?> stage) {
        assertThat(stage.toCompletableFuture())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(RedisCommandExecutionException.class)
                .withMessageContaining("OOM");
    }
}
