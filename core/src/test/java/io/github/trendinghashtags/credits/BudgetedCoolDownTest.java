package io.github.trendinghashtags.credits;

import static io.github.trendinghashtags.credits.ManualLedger.failure;
import static io.github.trendinghashtags.credits.ManualLedger.throwing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent.Reason;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cool-down after an {@code OutOfCredits}, shared by the ledger. */
@Timeout(60)
class BudgetedCoolDownTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    private final ManualClock clock = new ManualClock();
    private final ManualPort port = new ManualPort(clock);
    private final ManualLedger ledger = new ManualLedger(CreditLedger.inMemory(clock));
    private final BudgetedTrendingHashtags budgeted = builder().build();

    private BudgetedTrendingHashtags.Builder builder() {
        return BudgetedTrendingHashtags.builder(port)
                .callLimits(new CallLimits(3, Duration.ofSeconds(30)))
                .ledger(ledger)
                .clock(clock);
    }

    @Test
    void oneCallThatIsOutOfCreditsStopsAllWhoShareTheLedger() {
        port.answering(query -> {
            throw port.broke();
        });
        assertThat(failure(builder().build().fetchAsync(QUERY))).isInstanceOf(OutOfCredits.class);
        clock.advance(Duration.ofMinutes(20));

        NotSent refusal = (NotSent) failure(budgeted.fetchAsync(QUERY));

        assertThat(refusal).hasMessage("the credits are spent, no call is made until 2026-02-01T12:30:00Z");
        assertThat(refusal.reason()).isEqualTo(Reason.COOL_DOWN);
        assertThat(port.calls).hasSize(1);
        clock.advance(Duration.ofMinutes(10));
        assertThat(failure(budgeted.fetchAsync(QUERY))).isInstanceOf(OutOfCredits.class);
    }

    @Test
    void allWhoShareTheLedgerSeeWhatIsLeftOfTheCoolDownAndReserveNothing() {
        assertThat(budgeted.coolDownLeft()).isCompletedWithValue(Duration.ZERO);
        port.answering(query -> {
            throw port.broke();
        });
        assertThat(failure(builder().build().fetchAsync(QUERY))).isInstanceOf(OutOfCredits.class);
        clock.advance(Duration.ofMinutes(20));

        assertThat(budgeted.coolDownLeft()).isCompletedWithValue(Duration.ofMinutes(10));
        assertThat(budgeted.usageToday().join().reserved()).isZero();
        clock.advance(Duration.ofMinutes(10));
        assertThat(budgeted.coolDownLeft()).isCompletedWithValue(Duration.ZERO);
    }

    @Test
    void theCoolDownOfThisPortAloneIsSeenWithoutTheLedger() {
        ledger.startingCoolDown = throwing(new IllegalStateException("down"));
        port.answering(query -> {
            throw port.broke();
        });
        assertThat(failure(budgeted.fetchAsync(QUERY))).isInstanceOf(OutOfCredits.class);

        assertThat(budgeted.coolDownLeft().join()).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
        assertThat(builder().build().coolDownLeft()).isCompletedWithValue(Duration.ZERO);
    }

    @Test
    void whatIsLeftOfTheCoolDownIsUnknownIfTheLedgerFails() {
        ledger.reserving = operation -> CompletableFuture.failedFuture(new IllegalStateException("down"));

        assertThat(((NotSent) failure(budgeted.coolDownLeft())).reason()).isEqualTo(Reason.STORE_FAILED);
    }

    @Test
    void aResetEndsTheCoolDownOfAll() {
        port.answering(query -> {
            throw port.broke();
        });
        budgeted.fetchAsync(QUERY);
        assertThat(builder().build().reset()).isCompletedWithValue(null);

        assertThat(failure(budgeted.fetchAsync(QUERY))).isInstanceOf(OutOfCredits.class);
    }

    @ParameterizedTest
    @MethodSource(ManualLedger.FAILURES)
    void aCoolDownThatTheLedgerCantStartIsKeptByThisPortAlone(Throwable failure) {
        ledger.startingCoolDown = throwing(failure);
        port.answering(query -> {
            throw port.broke();
        });
        assertThat(failure(budgeted.fetchAsync(QUERY))).isInstanceOf(OutOfCredits.class);

        assertThat(((NotSent) failure(budgeted.fetchAsync(QUERY))).reason()).isEqualTo(Reason.COOL_DOWN);
        assertThat(failure(builder().build().fetchAsync(QUERY))).isInstanceOf(OutOfCredits.class);
        clock.advance(Duration.ofMinutes(30));
        assertThat(failure(budgeted.fetchAsync(QUERY))).isInstanceOf(OutOfCredits.class);
        budgeted.reset();
        assertThat(failure(budgeted.fetchAsync(QUERY))).isInstanceOf(OutOfCredits.class);
    }

    @Test
    void noCallIsMadeWhileTheLedgerStartsTheCoolDown() {
        ledger.startingCoolDown = operation -> new CompletableFuture<>();
        port.answering(query -> {
            throw port.broke();
        });
        budgeted.fetchAsync(QUERY);

        assertThat(((NotSent) failure(budgeted.fetchAsync(QUERY))).reason()).isEqualTo(Reason.COOL_DOWN);
    }

    @Test
    void aResetThatOvertakesTheStartOfTheCoolDownEndsIt() throws Exception {
        CompletableFuture<Void> started = new CompletableFuture<>();
        CountDownLatch ended = new CountDownLatch(2);
        ledger.startingCoolDown = operation -> started.thenCompose(now -> operation.get());
        ledger.endingCoolDown = operation -> {
            CompletionStage<Void> done = operation.get();
            ended.countDown();
            return done;
        };
        BudgetedTrendingHashtags patient =
                builder().storeTimeout(Duration.ofMinutes(1)).build();
        port.answering(query -> {
            throw port.broke();
        });
        patient.fetchAsync(QUERY);

        patient.reset();
        started.complete(null);

        ended.await();
        assertThat(failure(patient.fetchAsync(QUERY))).isInstanceOf(OutOfCredits.class);
    }

    @Test
    void withoutACoolDownTheLedgerStartsNone() {
        ledger.startingCoolDown = throwing(new AssertionError("started"));
        BudgetedTrendingHashtags warm = builder()
                .budget(CreditBudget.unlimited().withCoolDown(Duration.ZERO))
                .build();
        port.answering(query -> {
            throw port.broke();
        });
        warm.fetchAsync(QUERY);
        clock.advance(Duration.ofHours(-1));

        assertThat(failure(warm.fetchAsync(QUERY))).isInstanceOf(OutOfCredits.class);
    }

    @Test
    void aClockThatIsSetBackMakesNoCoolDownLonger() {
        port.answering(query -> {
            throw port.broke();
        });
        budgeted.fetchAsync(QUERY);
        clock.advance(Duration.ofHours(-10));

        assertThat(failure(budgeted.fetchAsync(QUERY))).isInstanceOf(OutOfCredits.class);
    }
}
