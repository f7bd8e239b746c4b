package io.github.trendinghashtags.credits;

import static io.github.trendinghashtags.credits.ManualLedger.failing;
import static io.github.trendinghashtags.credits.ManualLedger.failure;
import static io.github.trendinghashtags.credits.ManualLedger.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent.Reason;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.CreditLedger.Reservation;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A budget over a ledger, or a port, that fails or is slow. */
@Timeout(60)
class BudgetedLedgerFailuresTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final CallLimits LIMITS = new CallLimits(3, Duration.ofSeconds(30));
    private static final LocalDate TODAY = LocalDate.parse("2026-02-01");
    private static final CreditBudget UNLIMITED = CreditBudget.unlimited();

    private final ManualClock clock = new ManualClock();
    private final ManualPort port = new ManualPort(clock);
    private final CreditLedger store = CreditLedger.inMemory(clock);
    private final ManualLedger ledger = new ManualLedger(store);

    private BudgetedTrendingHashtags.Builder builder() {
        return BudgetedTrendingHashtags.builder(port)
                .callLimits(LIMITS)
                .ledger(ledger)
                .clock(clock);
    }

    private final BudgetedTrendingHashtags budgeted =
            builder().budget(UNLIMITED.withPerProcess(6)).build();

    /** Asserts that nothing is sent; twice, since the first refusal must give back what the process had reserved. */
    private void assertRefused(Throwable cause) {
        for (int i = 0; i < 2; i++) {
            for (Throwable refusal :
                    new Throwable[] {failure(budgeted.fetchAsync(QUERY)), catchThrowable(() -> budgeted.fetch(QUERY))
                    }) {
                assertThat(refusal).isInstanceOf(NotSent.class).hasMessage("the credit ledger failed");
                assertThat(refusal).cause().isSameAs(cause);
                assertThat(((NotSent) refusal).reason()).isEqualTo(Reason.STORE_FAILED);
                assertThat(((NotSent) refusal).receipt())
                        .isEqualTo(new Receipt(null, 0, 0, Duration.ZERO, clock.instant()));
            }
        }
        assertThat(port.calls).isEmpty();
        assertThat(budgeted.spent()).isZero();
        assertThat(Ledgers.usage(store, TODAY)).isEqualTo(new Usage(0, 0));
    }

    @ParameterizedTest
    @MethodSource(ManualLedger.FAILURES)
    void whateverReservingThrowsIsARefusal(Throwable failure) {
        ledger.reserving = throwing(failure);

        assertRefused(failure);
    }

    @ParameterizedTest
    @MethodSource(ManualLedger.FAILURES)
    void whateverReservingFailsByIsARefusal(Throwable failure) {
        ledger.reserving = failing(failure);

        assertRefused(failure);
    }

    @Test
    void aFailureInTheWrappingOfAStageIsUnwrapped() {
        IOException down = new IOException("down");
        ledger.reserving =
                operation -> CompletableFuture.<Reservation>failedFuture(down).thenApply(Function.identity());

        assertRefused(down);
    }

    @Test
    void noStageAndNoReservationAreRefusals() {
        ledger.reserving = operation -> null;
        assertThat(failure(budgeted.fetchAsync(QUERY))).cause().isInstanceOf(NullPointerException.class);

        ledger.reserving = operation -> CompletableFuture.completedFuture(null);
        assertThat(failure(budgeted.fetchAsync(QUERY)))
                .cause()
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the store returned null");
        assertThat(port.calls).isEmpty();
    }

    @Test
    void aReservationThatFailedIsGivenBackSinceItMayHaveBeenCarriedOut() {
        IOException cut = new IOException("connection cut after the command");
        ledger.reserving = operation -> {
            operation.get();
            return CompletableFuture.failedFuture(cut);
        };

        assertRefused(cut);
    }

    @ParameterizedTest
    @MethodSource(ManualLedger.FAILURES)
    void whateverSettlingThrowsTheCallsOutcomeStands(Throwable failure) {
        TrendingHashtagsPage page = port.page(1);
        port.answering(query -> page);
        ledger.settling = throwing(failure);

        assertThat(budgeted.fetchAsync(QUERY)).isCompletedWithValue(page);
        assertThat(builder().build().fetch(QUERY)).isSameAs(page);
        assertThat(Ledgers.usage(store, TODAY)).isEqualTo(new Usage(0, 12));
        assertThat(budgeted.spent()).isEqualTo(2);
    }

    @Test
    void aSettlementThatFailsOnceIsRepeated() throws Exception {
        CountDownLatch settled = new CountDownLatch(1);
        ledger.settling = first -> {
            ledger.settling = second -> {
                CompletionStage<Void> done = second.get();
                settled.countDown();
                return done;
            };
            return CompletableFuture.failedFuture(new IOException("down"));
        };
        port.answering(query -> port.page(1));

        assertThat(budgeted.fetch(QUERY)).isNotNull();

        settled.await();
        assertThat(Ledgers.usage(store, TODAY)).isEqualTo(new Usage(2, 0));
    }

    @Test
    void aLedgerThatDoesNotRespondIsARefusalAfterTheStoreTimeout() {
        ledger.reserving = operation -> {
            operation.get();
            return new CompletableFuture<>();
        };
        BudgetedTrendingHashtags impatient =
                builder().storeTimeout(Duration.ofMillis(20)).build();

        CompletableFuture<TrendingHashtagsPage> future = impatient.fetchAsync(QUERY);
        assertThat(failure(future))
                .isInstanceOf(NotSent.class)
                .hasMessage("the credit ledger failed")
                .hasRootCauseInstanceOf(TimeoutException.class)
                .hasRootCauseMessage("the store did not respond within PT0.02S");
        assertThat(catchThrowable(() -> impatient.fetch(QUERY)))
                .isInstanceOf(NotSent.class)
                .hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(port.calls).isEmpty();
        assertThat(Ledgers.usage(store, TODAY)).isEqualTo(new Usage(0, 0));
    }

    @Test
    void theDefaultStoreTimeoutIsAQuarterOfASecond() {
        ledger.reserving = operation -> new CompletableFuture<>();

        assertThat(failure(budgeted.fetchAsync(QUERY))).hasRootCauseMessage("the store did not respond within PT0.25S");
    }

    @Test
    void neitherTheCallNorWhatIsChainedToItRunsOnTheThreadOfTheStoreOrOfTheTimeout() throws Exception {
        CompletableFuture<Reservation> reply = new CompletableFuture<>();
        ledger.reserving = operation -> reply;
        port.answering(query -> port.page(1));
        CompletableFuture<Thread> chained = builder()
                .storeTimeout(Duration.ofMinutes(1))
                .build()
                .fetchAsync(QUERY)
                .handle((page, failure) -> Thread.currentThread());
        assertThat(chained).isNotDone();
        Thread store = new Thread(() -> reply.complete(granted()), "store");
        store.start();
        assertThat(chained.get()).isNotSameAs(store);

        ledger.reserving = operation -> new CompletableFuture<>();
        CompletableFuture<Thread> late = builder()
                .storeTimeout(Duration.ofMillis(20))
                .build()
                .fetchAsync(QUERY)
                .handle((page, failure) -> Thread.currentThread());
        assertThat(late.get().getName()).doesNotContainIgnoringCase("delayScheduler");
    }

    private static Reservation granted() {
        return new Reservation(new UUID(1, 1), TODAY, 6, true, new Usage(0, 0), Duration.ZERO);
    }

    @Test
    void aLedgerThatRepliesAtOnceMovesNothingToAnotherThread() {
        port.answering(query -> port.page(1));

        CompletableFuture<TrendingHashtagsPage> future = budgeted.fetchAsync(QUERY);

        assertThat(future).isCompleted();
    }

    @Test
    void cancellingWhileTheLedgerReservesSendsNothingAndGivesBack() {
        CompletableFuture<Reservation> reply = new CompletableFuture<>();
        ledger.reserving = operation -> {
            operation.get();
            return reply;
        };
        CompletableFuture<TrendingHashtagsPage> future = budgeted.fetchAsync(QUERY);

        future.cancel(true);

        assertThat(Ledgers.usage(store, TODAY)).isEqualTo(new Usage(0, 0));
        assertThat(budgeted.remaining()).isCompletedWithValue(6L);
        reply.complete(granted());
        ledger.reserving = Supplier::get;
        budgeted.fetchAsync(QUERY);
        assertThat(port.calls).hasSize(1);
        assertThat(Ledgers.usage(store, TODAY)).isEqualTo(new Usage(0, 6));
    }

    @Test
    void aReservationThatWasReleasedIsNotUsed() {
        LedgerCalls calls = new LedgerCalls(ledger, Duration.ofMinutes(1), CreditEvents.NONE, TimeSource.SYSTEM);
        CreditReserver.CallReservation reservation = new CreditReserver(6, UNLIMITED, calls, clock).reserve();

        reservation.release();

        assertThat(reservation.use(new StoreCall.Outcome<>(granted(), null))).isFalse();
    }

    @Test
    void aCancellationThatOvertakesItsReservationMakesItVoid() {
        CompletableFuture<Supplier<CompletionStage<Reservation>>> slow = new CompletableFuture<>();
        ledger.reserving = operation -> {
            slow.complete(operation);
            return new CompletableFuture<>();
        };
        budgeted.fetchAsync(QUERY).cancel(true);

        slow.join().get();

        assertThat(Ledgers.usage(store, TODAY)).isEqualTo(new Usage(0, 0));
    }

    @Test
    void anInterruptEndsTheWaitForTheLedger() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        ledger.reserving = operation -> {
            operation.get();
            waiting.countDown();
            return new CompletableFuture<>();
        };
        BudgetedTrendingHashtags patient =
                builder().storeTimeout(Duration.ofMinutes(1)).build();
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread blocked = new Thread(() -> {
            outcome.complete(catchThrowable(() -> patient.fetch(QUERY)));
            flag.complete(Thread.currentThread().isInterrupted());
        });
        blocked.start();
        waiting.await();

        blocked.interrupt();

        assertThat(outcome.get()).isInstanceOf(Interrupted.class).hasMessage("the calling thread was interrupted");
        assertThat(((Interrupted) outcome.get()).receipt().creditsAtMost()).isZero();
        assertThat(flag.get()).isTrue();
        assertThat(Ledgers.usage(store, TODAY)).isEqualTo(new Usage(0, 0));
        assertThat(port.calls).isEmpty();
    }

    @Test
    void aRefusalSaysHowLongTheWaitForTheLedgerWas() {
        ledger.reserving = operation -> {
            clock.advance(Duration.ofMillis(70));
            return CompletableFuture.failedFuture(new IOException("down"));
        };

        NotSent refusal = (NotSent) failure(budgeted.fetchAsync(QUERY));

        assertThat(refusal.receipt().elapsed()).isEqualTo(Duration.ofMillis(70));
        ledger.reserving = operation -> {
            clock.advance(Duration.ofMillis(-70));
            return CompletableFuture.failedFuture(new IOException("down"));
        };
        refusal = (NotSent) failure(budgeted.fetchAsync(QUERY));
        assertThat(refusal.receipt().elapsed()).isZero();
    }

    /** A port whose methods throw whatever it is. */
    private record ThrowingPort(Throwable thrown) implements TrendingHashtagsPort {
        @Override
        public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
            throw ManualLedger.sneaky(thrown);
        }

        @Override
        public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
            throw ManualLedger.sneaky(thrown);
        }

        @Override
        public CallLimits callLimits() {
            return LIMITS;
        }
    }

    @ParameterizedTest
    @MethodSource(ManualLedger.FAILURES)
    void whateverThePortThrowsIsSettledAndPassedOn(Throwable thrown) {
        BudgetedTrendingHashtags throwing = BudgetedTrendingHashtags.builder(new ThrowingPort(thrown))
                .ledger(ledger)
                .clock(clock)
                .build();

        assertThat(catchThrowable(() -> throwing.fetch(QUERY))).isSameAs(thrown);
        assertThat(failure(throwing.fetchAsync(QUERY))).isSameAs(thrown);
        assertThat(Ledgers.usage(store, TODAY)).isEqualTo(new Usage(12, 0));
        assertThat(throwing.spent()).isEqualTo(12);
    }

    @Test
    void aClockBeyondAllDaysFailsTheCallAndReservesNothing() {
        clock.set("+1000000000-12-31T23:59:59.999999999Z");

        assertThat(failure(budgeted.fetchAsync(QUERY))).isInstanceOf(DateTimeException.class);

        clock.set("2026-02-01T12:00:00Z");
        assertThat(budgeted.remaining()).isCompletedWithValue(6L);
    }

    @ParameterizedTest
    @MethodSource(ManualLedger.FAILURES)
    void aLedgerThatCantSayFailsTheQuestion(Throwable failure) {
        ledger.looking = throwing(failure);
        ledger.endingCoolDown = failing(failure);
        BudgetedTrendingHashtags limited =
                builder().budget(UNLIMITED.withPerDay(10)).build();

        for (CompletableFuture<?> question :
                new CompletableFuture<?>[] {limited.usageToday(), limited.remaining(), limited.reset()}) {
            assertThat(failure(question)).isInstanceOf(NotSent.class).hasMessage("the credit ledger failed");
            assertThat(failure(question)).cause().isSameAs(failure);
        }
    }

    @Test
    void whatRemainsIsTheLessOfDayAndProcess() {
        assertThat(builder().build().remaining()).isCompletedWithValue(Long.MAX_VALUE);
        assertThat(budgeted.remaining()).isCompletedWithValue(6L);
        BudgetedTrendingHashtags both =
                builder().budget(UNLIMITED.withPerDay(10).withPerProcess(8)).build();
        assertThat(both.remaining()).isCompletedWithValue(8L);

        store.reserve(new UUID(1, 1), TODAY, 3, 10);
        assertThat(both.remaining()).isCompletedWithValue(7L);
        both.fetchAsync(QUERY);
        assertThat(both.remaining()).isCompletedWithValue(1L);
        assertThat(both.usageToday()).isCompletedWithValue(new Usage(0, 9));
        port.calls.get(0).answer(port.page(10));
        assertThat(both.remaining()).isCompletedWithValue(0L);
        assertThat(both.spent()).isEqualTo(20);
    }

    @Test
    void allRemainsWithoutALimitWhateverIsSpent() throws Exception {
        BudgetedTrendingHashtags unlimited = builder().budget(UNLIMITED).build();
        unlimited.fetchAsync(QUERY);
        assertThat(unlimited.remaining()).isCompletedWithValue(Long.MAX_VALUE);
        port.calls.get(0).answer(port.page(1));

        assertThat(unlimited.spent()).isEqualTo(2);
        assertThat(unlimited.remaining()).isCompletedWithValue(Long.MAX_VALUE);
    }

    static Stream<Arguments> budgetsWithoutRoom() {
        return Stream.of(
                arguments(UNLIMITED.withPerDay(5), Reason.DAY_BUDGET, true),
                arguments(UNLIMITED.withPerCall(5), Reason.CALL_BUDGET, false),
                arguments(UNLIMITED.withPerProcess(5), Reason.PROCESS_BUDGET, false));
    }

    @ParameterizedTest
    @MethodSource("budgetsWithoutRoom")
    void aRefusalStatesItsReasonAndWhetherItPasses(CreditBudget budget, Reason reason, boolean retryable) {
        NotSent refusal = (NotSent) failure(builder().budget(budget).build().fetchAsync(QUERY));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.retryable()).isEqualTo(retryable);
    }
}
