package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger's spent is the sum of the receipts, and within the budget, however calls fall in with one another. */
@Timeout(120)
class BudgetAccountTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final CallLimits LIMITS = new CallLimits(3, Duration.ofSeconds(30));
    private static final CreditBudget BUDGET =
            CreditBudget.unlimited().withPerDay(60).withPerProcess(200).withCoolDown(Duration.ZERO);
    private static final int PRICE = 6;

    /** What the accounts must say, by the plainest of bookkeeping. */
    private static final class Book {
        private final Map<LocalDate, Long> spent = new HashMap<>();
        private final Map<LocalDate, Long> reserved = new HashMap<>();

        long left(LocalDate day) {
            long leftOfDay = BUDGET.perDay() - at(spent, day) - at(reserved, day);
            long leftOfProcess = BUDGET.perProcess() - sum(spent) - sum(reserved);
            return Math.max(0, Math.min(leftOfDay, leftOfProcess));
        }

        boolean hasRoom(LocalDate day) {
            return left(day) >= PRICE;
        }

        void reserve(LocalDate day) {
            reserved.merge(day, (long) PRICE, Long::sum);
        }

        void settle(LocalDate day, int credits) {
            reserved.merge(day, (long) -PRICE, Long::sum);
            spent.merge(day, (long) credits, Long::sum);
        }

        static long at(Map<LocalDate, Long> days, LocalDate day) {
            return days.getOrDefault(day, 0L);
        }

        static long sum(Map<LocalDate, Long> days) {
            return days.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private record UnderWay(LocalDate day, ManualPort.Call call, CompletableFuture<TrendingHashtagsPage> future) {}

    private final ManualClock clock = new ManualClock();
    private final ManualPort port = new ManualPort(clock);
    private final CreditLedger ledger = CreditLedger.inMemory();
    private final BudgetedTrendingHashtags budgeted = budgeted(port, BUDGET);

    private BudgetedTrendingHashtags budgeted(ManualPort port, CreditBudget budget) {
        return BudgetedTrendingHashtags.builder(port)
                .callLimits(LIMITS)
                .budget(budget)
                .ledger(ledger)
                .clock(clock)
                .build();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Ends a call in some way, and says what it cost. */
    private int end(UnderWay ending, Random chance) {
        int attempts = chance.nextInt(4);
        switch (chance.nextInt(5)) {
            case 0 -> ending.call().fail(port.down(attempts));
            case 1 ->
                ending.call().fail(new NotSent("closed", port.receipt(attempts), NotSent.Reason.CLIENT_CLOSED, null));
            case 2 -> ending.call().fail(new TimedOut("slow", port.receipt(attempts), null));
            case 3 -> {
                ending.future().cancel(true);
                return PRICE;
            }
            default -> ending.call().answer(port.page(attempts));
        }
        return 2 * attempts;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void anyOrderOfBeginningsAndEndsKeepsTheBooks(int seed) {
        Random chance = new Random(seed);
        Book book = new Book();
        List<UnderWay> underWay = new ArrayList<>();
        for (int step = 0; step < 400; step++) {
            if (chance.nextInt(40) == 0) {
                clock.advance(Duration.ofHours(24));
            }
            if (underWay.isEmpty() || chance.nextInt(3) > 0) {
                boolean room = book.hasRoom(today());
                int before = port.calls.size();
                CompletableFuture<TrendingHashtagsPage> future = budgeted.fetchAsync(QUERY);
                assertThat(future.isDone()).as("refused at step %d", step).isEqualTo(!room);
                assertThat(port.calls).hasSize(room ? before + 1 : before);
                if (room) {
                    book.reserve(today());
                    underWay.add(new UnderWay(today(), port.calls.get(before), future));
                }
            } else {
                UnderWay ending = underWay.remove(chance.nextInt(underWay.size()));
                book.settle(ending.day(), end(ending, chance));
            }
            assertThat(Ledgers.usage(ledger, today()))
                    .isEqualTo(new Usage(Book.at(book.spent, today()), Book.at(book.reserved, today())));
            assertThat(budgeted.spent()).isEqualTo(Book.sum(book.spent));
            assertThat(budgeted.usageToday()).isCompletedWithValue(Ledgers.usage(ledger, today()));
            assertThat(budgeted.remaining()).isCompletedWithValue(book.left(today()));
        }
    }

    @Test
    void threadsSpendNoCreditTwiceAndNoneBeyondTheBudget() throws Exception {
        AtomicLong receipts = new AtomicLong();
        AtomicLong exposed = new AtomicLong();
        AtomicLong mostExposed = new AtomicLong();
        ManualPort erratic = new ManualPort(clock).answering(query -> {
            mostExposed.accumulateAndGet(exposed.addAndGet(PRICE), Math::max);
            int attempts = ThreadLocalRandom.current().nextInt(4);
            exposed.addAndGet(2L * attempts - PRICE);
            if (ThreadLocalRandom.current().nextBoolean()) {
                throw port.down(attempts);
            }
            return port.page(attempts);
        });
        CreditBudget budget = CreditBudget.unlimited().withPerDay(1_001);
        var shared = List.of(budgeted(erratic, budget), budgeted(erratic, budget));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> asking = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            var port = shared.get(i % 2);
            boolean blocking = i % 3 == 0;
            asking.add(threads.submit(
                    () -> receipts.addAndGet(receipt(port, blocking).creditsAtMost())));
        }
        for (Future<?> future : asking) {
            future.get();
        }
        threads.shutdown();

        assertThat(Ledgers.usage(ledger, today())).isEqualTo(new Usage(receipts.get(), 0));
        assertThat(receipts.get()).isBetween(1_001L - PRICE, 1_001L);
        assertThat(shared.get(0).spent() + shared.get(1).spent()).isEqualTo(receipts.get());
        assertThat(mostExposed.get()).isLessThanOrEqualTo(1_001);
    }

    private static Receipt receipt(BudgetedTrendingHashtags port, boolean blocking) {
        if (blocking) {
            try {
                return port.fetch(QUERY).receipt();
            } catch (TrendingHashtagsException failure) {
                return failure.receipt();
            }
        }
        return port.fetchAsync(QUERY)
                .handle((page, failure) ->
                        page != null ? page.receipt() : ((TrendingHashtagsException) failure).receipt())
                .join();
    }
}
