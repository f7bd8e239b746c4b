package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cache over a budget, under a crowd: what is charged is what the distinct fresh keys cost, and what receipts say. */
@Timeout(120)
class CacheCrowdTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-02-01");
    private static final int ASKERS = 10_000;
    private static final int DISTINCT = 50;
    private static final Duration FRESH = Duration.ofHours(1);

    private final ManualClock clock = new ManualClock();
    private final ExecutorService wire = Executors.newFixedThreadPool(2);
    private final ExecutorService crowd = Executors.newFixedThreadPool(64);
    private final CreditLedger ledger = CreditLedger.inMemory();
    private final ManualPort port = new ManualPort(clock);
    private final AtomicLong receipts = new AtomicLong();
    private final Map<TrendingHashtagsQuery, Instant> answeredAt = new HashMap<>();
    private final CachedTrendingHashtags cached = cached(CachePolicy.untilMidnight());

    private CachedTrendingHashtags cached(CachePolicy policy) {
        ResiliencePolicy attempts = ResiliencePolicy.defaults();
        var budgeted = BudgetedTrendingHashtags.builder(port)
                .callLimits(new CallLimits(attempts.maxAttempts(), Duration.ofSeconds(30)))
                .ledger(ledger)
                .clock(clock)
                .build();
        return CachedTrendingHashtags.builder(budgeted)
                .policy(policy)
                .maxEntries(DISTINCT)
                .clock(clock)
                .build();
    }

    @AfterEach
    void stopThreads() throws InterruptedException {
        crowd.shutdown();
        assertThat(crowd.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        wire.shutdown();
        assertThat(wire.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    private static Receipt receipt(TrendingHashtagsPage page, Throwable failure) {
        return page != null ? page.receipt() : ((TrendingHashtagsException) failure).receipt();
    }

    private Receipt block(TrendingHashtagsQuery query) {
        try {
            return cached.fetch(query).receipt();
        } catch (TrendingHashtagsException failure) {
            return failure.receipt();
        }
    }

    /** Lets the whole crowd ask, in threads of its own, and adds up its receipts. */
    private void ask(int askers, int distinct, IntPredicate blocking) {
        List<CompletableFuture<Receipt>> asking = new ArrayList<>();
        for (int i = 0; i < askers; i++) {
            TrendingHashtagsQuery query = TrendingHashtagsQuery.defaults().withPage(1 + i % distinct);
            asking.add(
                    blocking.test(i)
                            ? CompletableFuture.supplyAsync(() -> block(query), crowd)
                            : CompletableFuture.supplyAsync(() -> cached.fetchAsync(query), crowd)
                                    .thenCompose(future -> future.handle(CacheCrowdTest::receipt)));
        }
        asking.forEach(future -> receipts.addAndGet(future.join().creditsAtMost()));
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of("blocking", (IntPredicate) i -> true),
                Arguments.of("asynchronous", (IntPredicate) i -> false),
                Arguments.of("mixed", (IntPredicate) i -> i % 3 == 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void tenThousandAskersOfFiftyQueriesCostAHundredCredits(String way, IntPredicate blocking) {
        port.beginning(query -> CompletableFuture.supplyAsync(() -> port.page(1), wire));

        ask(ASKERS, DISTINCT, blocking);

        assertThat(Ledgers.usage(ledger, TODAY).spent()).isEqualTo(2 * DISTINCT);
        assertThat(receipts.get()).isEqualTo(2 * DISTINCT);
        assertThat(port.calls).hasSize(DISTINCT);
    }

    @Test
    void theReceiptsOfACrowdAddUpToWhatWasChargedThoughCallsFail() {
        port.beginning(query -> CompletableFuture.supplyAsync(
                () -> {
                    int attempts = ThreadLocalRandom.current().nextInt(4);
                    if (attempts != 1) {
                        throw port.down(attempts);
                    }
                    return port.page(attempts);
                },
                wire));

        ask(ASKERS, 500, i -> i % 2 == 0);

        assertThat(receipts.get())
                .isEqualTo(Ledgers.usage(ledger, TODAY).spent())
                .isPositive();
    }

    /** Who asks, who goes, what comes and what day it is fall together in any order, of which the seed makes one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void noMoreIsChargedThanForTheDistinctFreshKeys(int seed) {
        Random chance = new Random(seed);
        CachedTrendingHashtags hashtags =
                cached(CachePolicy.untilMidnight().withFreshFor(FRESH).withStaleOnFailure(Duration.ofDays(1)));
        List<CompletableFuture<TrendingHashtagsPage>> waiting = new ArrayList<>();
        long inReceipts = 0;
        for (int step = 0; step < 500; step++) {
            TrendingHashtagsQuery query = TrendingHashtagsQuery.defaults().withPage(1 + chance.nextInt(5));
            switch (chance.nextInt(8)) {
                case 0 -> clock.advance(Duration.ofMinutes(10));
                case 1 ->
                    underWay(chance).forEach(call -> {
                        call.answer(port.page(1));
                        answeredAt.put(call.query(), clock.instant());
                    });
                case 2 -> underWay(chance).forEach(call -> call.fail(port.down(chance.nextInt(4))));
                case 3 ->
                    waiting.stream()
                            .filter(future -> !future.isDone())
                            .skip(1)
                            .findFirst()
                            .ifPresent(future -> future.cancel(true));
                default -> {
                    int before = port.calls.size();
                    boolean served = isFresh(query) || isUnderWay(query);
                    waiting.add(hashtags.fetchAsync(query));
                    assertThat(port.calls).as("calls at step %d", step).hasSize(served ? before : before + 1);
                }
            }
        }
        port.calls.forEach(call -> call.answer(port.page(1)));
        long letGo =
                port.calls.stream().filter(call -> call.future().isCancelled()).count();
        for (CompletableFuture<TrendingHashtagsPage> future : waiting) {
            // Another thread of the cache can still be delivering.
            if (!future.isCancelled()) {
                inReceipts += future.handle(CacheCrowdTest::receipt).join().creditsAtMost();
            }
        }
        long spent = Ledgers.usage(ledger, TODAY).spent()
                + Ledgers.usage(ledger, TODAY.plusDays(1)).spent()
                + Ledgers.usage(ledger, TODAY.plusDays(2)).spent();
        assertThat(spent).isEqualTo(inReceipts + 6 * letGo).isPositive();
    }

    private boolean isFresh(TrendingHashtagsQuery query) {
        Instant at = answeredAt.get(query);
        return at != null && Duration.between(at, clock.instant()).compareTo(FRESH) < 0;
    }

    private boolean isUnderWay(TrendingHashtagsQuery query) {
        return port.calls.stream()
                .anyMatch(call -> call.query().equals(query) && !call.future().isDone());
    }

    /** One of the calls under way, or none where there is none. */
    private List<ManualPort.Call> underWay(Random chance) {
        List<ManualPort.Call> open =
                port.calls.stream().filter(call -> !call.future().isDone()).toList();
        return open.isEmpty() ? open : List.of(open.get(chance.nextInt(open.size())));
    }
}
