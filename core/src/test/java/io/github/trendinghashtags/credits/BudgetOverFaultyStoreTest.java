package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several budgets over one store that fails, is slow and repeats commands: together they never break the budget, every
 * call ends, and once all is settled the store has recorded what was spent.
 */
@Timeout(120)
class BudgetOverFaultyStoreTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final LocalDate TODAY = LocalDate.parse("2026-02-01");
    private static final long BUDGET = 1_001;
    private static final int PRICE = 6;
    private static final int CALLS = 900;
    private static final int MAX_LOST_SETTLEMENTS = 2;

    private final ManualClock clock = new ManualClock();
    private final ScheduledExecutorService wire = Executors.newScheduledThreadPool(2);
    private final ExecutorService callers = Executors.newFixedThreadPool(6);
    private final CreditLedger recorded = CreditLedger.inMemory(clock);
    private final AtomicLong spent = new AtomicLong();
    private final AtomicLong exposed = new AtomicLong();
    private final AtomicLong mostExposed = new AtomicLong();
    private final ManualPort vendor = new ManualPort(clock).beginning(query -> call());

    /** A call that takes a while and costs up to its price; all of it if it is cancelled. */
    private CompletableFuture<TrendingHashtagsPage> call() {
        mostExposed.accumulateAndGet(exposed.addAndGet(PRICE), Math::max);
        spent.addAndGet(PRICE);
        int attempts = ThreadLocalRandom.current().nextInt(4);
        CompletableFuture<TrendingHashtagsPage> call = new CompletableFuture<>();
        wire.schedule(() -> end(call, attempts), ThreadLocalRandom.current().nextInt(3_000), TimeUnit.MICROSECONDS);
        return call;
    }

    private void end(CompletableFuture<TrendingHashtagsPage> call, int attempts) {
        long unused = PRICE - 2L * attempts;
        exposed.addAndGet(-unused);
        boolean ended = ThreadLocalRandom.current().nextBoolean()
                ? call.complete(vendor.page(attempts))
                : call.completeExceptionally(vendor.down(attempts));
        if (ended) {
            spent.addAndGet(-unused);
        } else {
            exposed.addAndGet(unused);
        }
    }

    /** A connection to the store. It loses fewer settlements of an id than are repeated. */
    private record Connection(FaultyStore store, CreditLedger recorded, Map<UUID, Integer> settlements)
            implements CreditLedger {
        @Override
        public CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
            return store.send(() -> recorded.reserve(id, day, credits, limit));
        }

        @Override
        public CompletionStage<Void> settle(UUID id, LocalDate day, long spent) {
            boolean mayBeLost = settlements.merge(id, 1, Integer::sum) <= MAX_LOST_SETTLEMENTS;
            return mayBeLost ? store.send(() -> recorded.settle(id, day, spent)) : recorded.settle(id, day, spent);
        }

        @Override
        public CompletionStage<Usage> usage(LocalDate day) {
            return store.send(() -> recorded.usage(day));
        }

        @Override
        public CompletionStage<Void> startCoolDown(Duration length) {
            return store.send(() -> recorded.startCoolDown(length));
        }

        @Override
        public CompletionStage<Void> endCoolDown() {
            return store.send(recorded::endCoolDown);
        }
    }

    private BudgetedTrendingHashtags budgeted(FaultyStore store) {
        return BudgetedTrendingHashtags.builder(vendor)
                .callLimits(new CallLimits(3, Duration.ofSeconds(30)))
                .budget(CreditBudget.unlimited().withPerDay(BUDGET))
                .ledger(new Connection(store, recorded, new ConcurrentHashMap<>()))
                .clock(clock)
                .storeTimeout(Duration.ofMillis(15))
                .build();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theBudgetHoldsEveryCallEndsAndTheRecordIsWhatWasSpent(int seed) throws Exception {
        FaultyStore store = new FaultyStore(seed);
        List<BudgetedTrendingHashtags> ports =
                IntStream.range(0, 3).mapToObj(i -> budgeted(store)).toList();
        List<Future<Throwable>> ends = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            int number = i;
            ends.add(callers.submit(() -> failure(ports.get(number % 3), number % 7)));
        }

        int refusedByBudget = 0;
        for (Future<Throwable> end : ends) {
            Throwable failure = end.get();
            assertThat(failure)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            known -> assertThat(known).isInstanceOf(TrendingHashtagsException.class),
                            cancelled -> assertThat(cancelled).isInstanceOf(CancellationException.class));
            refusedByBudget +=
                    failure instanceof NotSent refusal && refusal.reason() == NotSent.Reason.DAY_BUDGET ? 1 : 0;
        }
        callers.shutdown();
        wire.shutdown();
        assertThat(wire.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        store.close();
        awaitSettlement();

        assertThat(mostExposed.get()).isLessThanOrEqualTo(BUDGET);
        assertThat(refusedByBudget).isPositive();
        assertThat(Ledgers.usage(recorded, TODAY)).isEqualTo(new Usage(spent.get(), 0));
        assertThat(ports.stream().mapToLong(BudgetedTrendingHashtags::spent).sum())
                .isEqualTo(spent.get());
    }

    /** Makes a call in one of several ways, and returns what failed it. */
    private static Throwable failure(BudgetedTrendingHashtags port, int way) {
        if (way < 2) {
            return catchThrowable(() -> port.fetch(QUERY));
        }
        CompletableFuture<TrendingHashtagsPage> future = port.fetchAsync(QUERY);
        if (way == 2) {
            future.cancel(true);
        }
        if (way == 3) {
            future.orTimeout(2, TimeUnit.MILLISECONDS).exceptionally(late -> null);
        }
        Throwable failure = ManualLedger.failure(future);
        return failure instanceof TimeoutException ? null : failure;
    }

    /** Waits until the last settlement is repeated, some 1.2 s after its call, or far longer in vain. */
    private void awaitSettlement() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Ledgers.usage(recorded, TODAY).equals(new Usage(spent.get(), 0)) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
