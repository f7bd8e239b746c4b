package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.CreditLedger.Reservation;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BudgetedTrendingHashtagsTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final ResiliencePolicy POLICY = ResiliencePolicy.defaults();
    private static final LocalDate TODAY = LocalDate.parse("2026-02-01");
    private static final CreditBudget UNLIMITED = CreditBudget.unlimited();

    private final ManualClock clock = new ManualClock();
    private final ManualPort port = new ManualPort(clock);
    private final CreditLedger ledger = CreditLedger.inMemory();

    /** The two ways to ask, with one way to look at what became of it. */
    enum Way {
        BLOCKING {
            @Override
            TrendingHashtagsPage ask(TrendingHashtagsPort port) {
                return port.fetch(QUERY);
            }
        },
        ASYNCHRONOUS {
            @Override
            TrendingHashtagsPage ask(TrendingHashtagsPort port) {
                CompletableFuture<TrendingHashtagsPage> future = port.fetchAsync(QUERY);
                assertThat(future).isDone();
                try {
                    return future.join();
                } catch (CompletionException failed) {
                    assertThat(failed.getCause()).isInstanceOf(RuntimeException.class);
                    throw (RuntimeException) failed.getCause();
                }
            }
        };

        abstract TrendingHashtagsPage ask(TrendingHashtagsPort port);
    }

    private BudgetedTrendingHashtags budgeted(CreditBudget budget) {
        return BudgetedTrendingHashtags.over(port, POLICY, budget, ledger, clock);
    }

    private long reserved() {
        return ledger.reserve(TODAY, 0, Long.MAX_VALUE).reserved();
    }

    @ParameterizedTest
    @EnumSource
    void aPageIsPaidByItsReceipt(Way way) {
        TrendingHashtagsPage page = port.page(2);
        port.answering(query -> page);

        assertThat(way.ask(budgeted(UNLIMITED))).isSameAs(page);
        assertThat(ledger.spent(TODAY)).isEqualTo(4);
        assertThat(reserved()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aFailureIsPaidByItsReceipt(Way way) {
        TrendingHashtagsException failure = port.down(3);
        port.answering(query -> {
            throw failure;
        });

        assertThat(catchThrowable(() -> way.ask(budgeted(UNLIMITED)))).isSameAs(failure);
        assertThat(ledger.spent(TODAY)).isEqualTo(6);
        assertThat(reserved()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasNotSentCostsNothing(Way way) {
        port.answering(query -> {
            throw new NotSent("no permit", port.receipt(0), NotSent.Reason.PERMIT_TIMEOUT, null);
        });

        assertThat(catchThrowable(() -> way.ask(budgeted(UNLIMITED)))).hasMessage("no permit");
        assertThat(ledger.spent(TODAY)).isZero();
        assertThat(reserved()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aReceiptAboveTheReservationIsPaidInFull(Way way) {
        port.answering(query -> port.page(10));

        way.ask(budgeted(UNLIMITED.withPerDay(6)));

        assertThat(ledger.spent(TODAY)).isEqualTo(20);
        assertThat(catchThrowable(() -> way.ask(budgeted(UNLIMITED.withPerDay(6)))))
                .isInstanceOf(NotSent.class);
    }

    @Test
    void aCallUnderWayHasReservedAllOfItsAttempts() {
        budgeted(UNLIMITED).fetchAsync(QUERY);

        assertThat(reserved()).isEqualTo(6);
        assertThat(ledger.spent(TODAY)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aDayWithoutRoomForAWholeCallRefusesAndSaysWhy(Way way) {
        BudgetedTrendingHashtags budgeted = budgeted(UNLIMITED.withPerDay(13));
        port.answering(query -> port.page(1));
        way.ask(budgeted);
        port.beginning(query -> new CompletableFuture<>());
        budgeted.fetchAsync(QUERY);

        NotSent refusal = catchThrowableOfType(NotSent.class, () -> way.ask(budgeted));

        assertThat(refusal)
                .hasMessage(
                        "no room in the credits of the day 2026-02-01:" + " spent 2, reserved 6, budget 13, needed 6")
                .hasNoCause();
        assertThat(refusal.receipt()).isEqualTo(new Receipt(null, 0, 0, Duration.ZERO, clock.instant()));
        assertThat(port.calls).hasSize(2);
        assertThat(reserved()).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void theNextDayHasRoomAgain(Way way) {
        BudgetedTrendingHashtags budgeted = budgeted(UNLIMITED.withPerDay(6));
        port.answering(query -> port.page(1));
        clock.set("2026-02-01T23:59:59.999999999Z");
        way.ask(budgeted);
        assertThat(catchThrowable(() -> way.ask(budgeted))).isInstanceOf(NotSent.class);

        clock.set("2026-02-02T00:00:00Z");

        assertThat(way.ask(budgeted)).isNotNull();
    }

    @Test
    void aCallOverMidnightIsPaidByTheDayOnWhichItBegan() {
        clock.set("2026-02-01T23:59:59Z");
        CompletableFuture<TrendingHashtagsPage> future = budgeted(UNLIMITED).fetchAsync(QUERY);
        clock.set("2026-02-02T00:00:01Z");

        port.calls.get(0).answer(port.page(1));

        assertThat(future).isCompleted();
        assertThat(ledger.spent(TODAY)).isEqualTo(2);
        assertThat(reserved()).isZero();
        assertThat(ledger.spent(TODAY.plusDays(1))).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aProcessHasABudgetOverAllDays(Way way) {
        BudgetedTrendingHashtags budgeted = budgeted(UNLIMITED.withPerProcess(7));
        port.answering(query -> port.page(1));
        way.ask(budgeted);
        clock.advance(Duration.ofDays(1));

        assertThat(catchThrowable(() -> way.ask(budgeted)))
                .hasMessage("no room in the credits of the process:" + " spent 2, reserved 0, budget 7, needed 6");
        assertThat(way.ask(budgeted(UNLIMITED.withPerProcess(7)))).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalByTheDayTakesNothingOfTheProcess(Way way) {
        BudgetedTrendingHashtags budgeted = budgeted(UNLIMITED.withPerProcess(6).withPerDay(6));
        Reservation others = ledger.reserve(TODAY, 2, 6);
        assertThat(catchThrowable(() -> way.ask(budgeted))).hasMessageContaining("of the day 2026-02-01");
        ledger.settle(others, 0);
        port.answering(query -> port.page(3));

        assertThat(way.ask(budgeted)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatCanCostMoreThanACallMayIsRefused(Way way) {
        port.answering(query -> port.page(1));

        assertThat(way.ask(budgeted(UNLIMITED.withPerCall(6)))).isNotNull();
        assertThat(catchThrowable(() -> way.ask(budgeted(UNLIMITED.withPerCall(5)))))
                .isInstanceOf(NotSent.class)
                .hasMessage("a call can cost 6 credits, its budget is 5");
        assertThat(port.calls).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void afterOutOfCreditsNothingIsCalledUntilTheCoolDownIsOver(Way way) {
        BudgetedTrendingHashtags budgeted = budgeted(UNLIMITED);
        port.answering(query -> {
            throw port.broke();
        });
        assertThat(catchThrowable(() -> way.ask(budgeted))).isInstanceOf(OutOfCredits.class);
        port.answering(query -> port.page(1));
        clock.advance(Duration.ofMinutes(30).minusNanos(1));

        NotSent refusal = catchThrowableOfType(NotSent.class, () -> way.ask(budgeted));

        assertThat(refusal).hasMessage("the credits are spent, no call is made until" + " 2026-02-01T12:30:00Z");
        assertThat(refusal.receipt().creditsAtMost()).isZero();
        assertThat(port.calls).hasSize(1);

        clock.advance(Duration.ofNanos(1));
        assertThat(way.ask(budgeted)).isNotNull();
        assertThat(ledger.spent(TODAY)).isEqualTo(4);
    }

    @Test
    void outOfCreditsStopsOthersAndALateSuccessDoesNotLiftThat() {
        BudgetedTrendingHashtags budgeted = budgeted(UNLIMITED);
        CompletableFuture<TrendingHashtagsPage> late = budgeted.fetchAsync(QUERY);
        budgeted.fetchAsync(QUERY);
        port.calls.get(1).fail(port.broke());
        port.calls.get(0).answer(port.page(1));

        assertThat(late).isCompleted();
        assertThat(budgeted.fetchAsync(QUERY)).isCompletedExceptionally();
        assertThat(port.calls).hasSize(2);
    }

    @Test
    void aResetEndsTheCoolDownAndEarlierCallsDontBringItBack() {
        BudgetedTrendingHashtags budgeted = budgeted(UNLIMITED);
        budgeted.fetchAsync(QUERY);
        budgeted.fetchAsync(QUERY);
        port.calls.get(0).fail(port.broke());

        budgeted.reset();
        port.calls.get(1).fail(port.broke());

        budgeted.fetchAsync(QUERY);
        assertThat(port.calls).hasSize(3);
        port.calls.get(2).fail(port.broke());
        assertThat(budgeted.fetchAsync(QUERY)).isCompletedExceptionally();
        assertThat(port.calls).hasSize(3);
    }

    @Test
    void withoutACoolDownEveryCallIsMade() {
        BudgetedTrendingHashtags budgeted = budgeted(UNLIMITED.withCoolDown(Duration.ZERO));
        port.answering(query -> {
            throw port.broke();
        });

        assertThat(budgeted.fetchAsync(QUERY)).isCompletedExceptionally();
        assertThat(budgeted.fetchAsync(QUERY)).isCompletedExceptionally();
        assertThat(port.calls).hasSize(2);
    }

    @Test
    void cancellingStopsTheCallAndCountsAllOfItsReservation() {
        CompletableFuture<TrendingHashtagsPage> future = budgeted(UNLIMITED).fetchAsync(QUERY);

        future.cancel(true);

        assertThat(port.calls.get(0).future()).isCancelled();
        assertThat(ledger.spent(TODAY)).isEqualTo(6);
        assertThat(reserved()).isZero();
    }

    @Test
    void aCallThatThePortItselfCancelsIsCancelled() {
        CompletableFuture<TrendingHashtagsPage> future = budgeted(UNLIMITED).fetchAsync(QUERY);

        port.calls.get(0).future().cancel(true);

        assertThat(future).isCancelled();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureThatTellsNoCostCountsAllOfItsReservation(Way way) {
        IllegalStateException theirs = new IllegalStateException("not of the family");
        port.beginning(query -> {
            throw theirs;
        });

        assertThat(catchThrowable(() -> way.ask(budgeted(UNLIMITED)))).isSameAs(theirs);
        assertThat(ledger.spent(TODAY)).isEqualTo(6);
        assertThat(reserved()).isZero();
    }

    @Test
    void aPortThatReturnsNoFutureFailsTheCall() {
        port.beginning(query -> null);

        assertThat(catchThrowable(() -> Way.ASYNCHRONOUS.ask(budgeted(UNLIMITED))))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the port returned null");
        assertThat(ledger.spent(TODAY)).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void aPortThatReturnsNoPageFailsTheCall(Way way) {
        port.answering(query -> null);

        assertThat(catchThrowable(() -> way.ask(budgeted(UNLIMITED))))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the port returned null");
        assertThat(ledger.spent(TODAY)).isEqualTo(6);
    }

    @Test
    void aFailureInTheWrappingOfAStageIsPaidByItsReceipt() {
        port.beginning(query -> CompletableFuture.supplyAsync(
                () -> {
                    throw port.down(1);
                },
                Runnable::run));

        assertThat(catchThrowable(() -> Way.ASYNCHRONOUS.ask(budgeted(UNLIMITED))))
                .hasMessage("down");
        assertThat(ledger.spent(TODAY)).isEqualTo(2);
    }

    /** A ledger in a store that is down for one of its methods. */
    private record FailingLedger(RuntimeException atReserve, RuntimeException atSettle) implements CreditLedger {
        @Override
        public Reservation reserve(LocalDate day, long credits, long limit) {
            if (atReserve != null) {
                throw atReserve;
            }
            return new Reservation(day, credits, true, 0, 0);
        }

        @Override
        public void settle(Reservation reservation, long spent) {
            throw atSettle;
        }

        @Override
        public long spent(LocalDate day) {
            return 0;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereTheLedgerCantReserveNothingIsSent(Way way) {
        IllegalStateException down = new IllegalStateException("store is down");
        var budgeted = BudgetedTrendingHashtags.over(
                port, POLICY, UNLIMITED.withPerProcess(6), new FailingLedger(down, null), clock);

        for (int i = 0; i < 2; i++) {
            assertThat(catchThrowable(() -> way.ask(budgeted)))
                    .isInstanceOf(NotSent.class)
                    .hasMessage("the credit ledger failed")
                    .hasCause(down);
        }
        assertThat(port.calls).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whereTheLedgerCantSettleTheCallsOutcomeStands(Way way) {
        TrendingHashtagsPage page = port.page(1);
        port.answering(query -> page);
        var budgeted = BudgetedTrendingHashtags.over(
                port, POLICY, UNLIMITED, new FailingLedger(null, new IllegalStateException("down")), clock);

        assertThat(way.ask(budgeted)).isSameAs(page);
    }

    @Test
    void aStreamIsPaidPageByPage() {
        port.answering(query -> port.page(1));

        assertThat(budgeted(UNLIMITED.withPerDay(6)).stream(QUERY)).isEmpty();
        assertThat(ledger.spent(TODAY)).isEqualTo(2);
    }

    @Test
    void noQueryIsRefusedBeforeAnythingIsReserved() {
        assertThatNullPointerException()
                .isThrownBy(() -> budgeted(UNLIMITED).fetch(null))
                .withMessage("query");
        assertThatNullPointerException()
                .isThrownBy(() -> budgeted(UNLIMITED).fetchAsync(null))
                .withMessage("query");
        assertThat(reserved()).isZero();
    }

    @Test
    void theShortFormCountsForItself() {
        port.answering(query -> port.page(3));
        var budgeted = BudgetedTrendingHashtags.over(port, POLICY, UNLIMITED.withPerDay(6));

        assertThat(budgeted.fetch(QUERY)).isNotNull();
        assertThat(port.calls).hasSize(1);
    }
}
