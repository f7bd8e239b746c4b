package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BudgetedTrendingHashtagsTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final CallLimits LIMITS = new CallLimits(3, Duration.ofSeconds(30));
    private static final LocalDate TODAY = LocalDate.parse("2026-02-01");
    private static final UUID OTHERS = new UUID(0, 1);
    private static final CreditBudget UNLIMITED = CreditBudget.unlimited();

    private final ManualClock clock = new ManualClock();
    private final ManualPort port = new ManualPort(clock);
    private final CreditLedger ledger = CreditLedger.inMemory(clock);

    /** The two ways to ask, with one way to look at what became of it. */
    enum CallMode {
        BLOCKING {
            @Override
            TrendingHashtagsPage fetch(TrendingHashtagsPort port) {
                return port.fetch(QUERY);
            }
        },
        ASYNCHRONOUS {
            @Override
            TrendingHashtagsPage fetch(TrendingHashtagsPort port) {
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

        abstract TrendingHashtagsPage fetch(TrendingHashtagsPort port);
    }

    private BudgetedTrendingHashtags budgeted(CreditBudget budget) {
        return budgeted(budget, ledger);
    }

    private BudgetedTrendingHashtags budgeted(CreditBudget budget, CreditLedger ledger) {
        return BudgetedTrendingHashtags.builder(port)
                .callLimits(LIMITS)
                .budget(budget)
                .ledger(ledger)
                .clock(clock)
                .build();
    }

    private long spent() {
        return Ledgers.usage(ledger, TODAY).spent();
    }

    private long reserved() {
        return Ledgers.usage(ledger, TODAY).reserved();
    }

    @ParameterizedTest
    @EnumSource
    void aPageIsPaidByItsReceipt(CallMode mode) {
        TrendingHashtagsPage page = port.page(2);
        port.answering(query -> page);

        assertThat(mode.fetch(budgeted(UNLIMITED))).isSameAs(page);
        assertThat(spent()).isEqualTo(4);
        assertThat(reserved()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aFailureIsPaidByItsReceipt(CallMode mode) {
        TrendingHashtagsException failure = port.down(3);
        port.answering(query -> {
            throw failure;
        });

        assertThat(catchThrowable(() -> mode.fetch(budgeted(UNLIMITED)))).isSameAs(failure);
        assertThat(spent()).isEqualTo(6);
        assertThat(reserved()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasNotSentCostsNothing(CallMode mode) {
        port.answering(query -> {
            throw new NotSent("no permit", port.receipt(0), NotSent.Reason.PERMIT_TIMEOUT, null);
        });

        assertThat(catchThrowable(() -> mode.fetch(budgeted(UNLIMITED)))).hasMessage("no permit");
        assertThat(spent()).isZero();
        assertThat(reserved()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aReceiptAboveTheReservationIsPaidInFull(CallMode mode) {
        port.answering(query -> port.page(10));

        mode.fetch(budgeted(UNLIMITED.withPerDay(6)));

        assertThat(spent()).isEqualTo(20);
        assertThat(catchThrowable(() -> mode.fetch(budgeted(UNLIMITED.withPerDay(6)))))
                .isInstanceOf(NotSent.class);
    }

    @Test
    void aCallUnderWayHasReservedAllOfItsAttempts() {
        budgeted(UNLIMITED).fetchAsync(QUERY);

        assertThat(reserved()).isEqualTo(6);
        assertThat(spent()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aDayWithoutRoomForAWholeCallRefusesAndSaysWhy(CallMode mode) {
        BudgetedTrendingHashtags budgeted = budgeted(UNLIMITED.withPerDay(13));
        port.answering(query -> port.page(1));
        mode.fetch(budgeted);
        port.beginning(query -> new CompletableFuture<>());
        budgeted.fetchAsync(QUERY);

        NotSent refusal = catchThrowableOfType(NotSent.class, () -> mode.fetch(budgeted));

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
    void theNextDayHasRoomAgain(CallMode mode) {
        BudgetedTrendingHashtags budgeted = budgeted(UNLIMITED.withPerDay(6));
        port.answering(query -> port.page(1));
        clock.set("2026-02-01T23:59:59.999999999Z");
        mode.fetch(budgeted);
        assertThat(catchThrowable(() -> mode.fetch(budgeted))).isInstanceOf(NotSent.class);

        clock.set("2026-02-02T00:00:00Z");

        assertThat(mode.fetch(budgeted)).isNotNull();
    }

    @Test
    void aCallOverMidnightIsPaidByTheDayOnWhichItBegan() {
        clock.set("2026-02-01T23:59:59Z");
        CompletableFuture<TrendingHashtagsPage> future = budgeted(UNLIMITED).fetchAsync(QUERY);
        clock.set("2026-02-02T00:00:01Z");

        port.calls.get(0).answer(port.page(1));

        assertThat(future).isCompleted();
        assertThat(spent()).isEqualTo(2);
        assertThat(reserved()).isZero();
        assertThat(Ledgers.usage(ledger, TODAY.plusDays(1)).spent()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aProcessHasABudgetOverAllDays(CallMode mode) {
        BudgetedTrendingHashtags budgeted = budgeted(UNLIMITED.withPerProcess(7));
        port.answering(query -> port.page(1));
        mode.fetch(budgeted);
        clock.advance(Duration.ofDays(1));

        assertThat(catchThrowable(() -> mode.fetch(budgeted)))
                .hasMessage("no room in the credits of the process:" + " spent 2, reserved 0, budget 7, needed 6");
        assertThat(mode.fetch(budgeted(UNLIMITED.withPerProcess(7)))).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalByTheDayTakesNothingOfTheProcess(CallMode mode) {
        BudgetedTrendingHashtags budgeted = budgeted(UNLIMITED.withPerProcess(6).withPerDay(6));
        ledger.reserve(OTHERS, TODAY, 2, 6);
        assertThat(catchThrowable(() -> mode.fetch(budgeted))).hasMessageContaining("of the day 2026-02-01");
        ledger.settle(OTHERS, TODAY, 0);
        port.answering(query -> port.page(3));

        assertThat(mode.fetch(budgeted)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatCanCostMoreThanACallMayIsRefused(CallMode mode) {
        port.answering(query -> port.page(1));

        assertThat(mode.fetch(budgeted(UNLIMITED.withPerCall(6)))).isNotNull();
        assertThat(catchThrowable(() -> mode.fetch(budgeted(UNLIMITED.withPerCall(5)))))
                .isInstanceOf(NotSent.class)
                .hasMessage("a call can cost 6 credits, its budget is 5");
        assertThat(port.calls).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void afterOutOfCreditsNothingIsCalledUntilTheCoolDownIsOver(CallMode mode) {
        BudgetedTrendingHashtags budgeted = budgeted(UNLIMITED);
        port.answering(query -> {
            throw port.broke();
        });
        assertThat(catchThrowable(() -> mode.fetch(budgeted))).isInstanceOf(OutOfCredits.class);
        port.answering(query -> port.page(1));
        clock.advance(Duration.ofMinutes(30).minusNanos(1));

        NotSent refusal = catchThrowableOfType(NotSent.class, () -> mode.fetch(budgeted));

        assertThat(refusal).hasMessage("the credits are spent, no call is made until" + " 2026-02-01T12:30:00Z");
        assertThat(refusal.receipt().creditsAtMost()).isZero();
        assertThat(port.calls).hasSize(1);

        clock.advance(Duration.ofNanos(1));
        assertThat(mode.fetch(budgeted)).isNotNull();
        assertThat(spent()).isEqualTo(4);
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
        assertThat(spent()).isEqualTo(6);
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
    void aFailureThatTellsNoCostCountsAllOfItsReservation(CallMode mode) {
        IllegalStateException theirs = new IllegalStateException("not of the family");
        port.beginning(query -> {
            throw theirs;
        });

        assertThat(catchThrowable(() -> mode.fetch(budgeted(UNLIMITED)))).isSameAs(theirs);
        assertThat(spent()).isEqualTo(6);
        assertThat(reserved()).isZero();
    }

    @Test
    void aPortThatReturnsNoFutureFailsTheCall() {
        port.beginning(query -> null);

        assertThat(catchThrowable(() -> CallMode.ASYNCHRONOUS.fetch(budgeted(UNLIMITED))))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the port returned null");
        assertThat(spent()).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void aPortThatReturnsNoPageFailsTheCall(CallMode mode) {
        port.answering(query -> null);

        assertThat(catchThrowable(() -> mode.fetch(budgeted(UNLIMITED))))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the port returned null");
        assertThat(spent()).isEqualTo(6);
    }

    @Test
    void aFailureInTheWrappingOfAStageIsPaidByItsReceipt() {
        port.beginning(query -> CompletableFuture.supplyAsync(
                () -> {
                    throw port.down(1);
                },
                Runnable::run));

        assertThat(catchThrowable(() -> CallMode.ASYNCHRONOUS.fetch(budgeted(UNLIMITED))))
                .hasMessage("down");
        assertThat(spent()).isEqualTo(2);
    }

    @Test
    void aStreamIsPaidPageByPage() {
        port.answering(query -> port.page(1));

        assertThat(budgeted(UNLIMITED.withPerDay(6)).stream(QUERY)).isEmpty();
        assertThat(spent()).isEqualTo(2);
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
}
