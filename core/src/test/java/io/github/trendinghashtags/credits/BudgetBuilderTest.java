package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BudgetBuilderTest {
    private static final CallLimits LIMITS = new CallLimits(2, Duration.ofSeconds(30));

    private final ManualClock clock = new ManualClock();
    private final ManualPort silent = new ManualPort(clock);
    private final TrendingHashtagsPort stating = new StatingPort(silent);

    /** A port that states its limits. */
    private record StatingPort(TrendingHashtagsPort port) implements TrendingHashtagsPort {
        @Override
        public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
            return port.fetch(query);
        }

        @Override
        public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
            return port.fetchAsync(query);
        }

        @Override
        public CallLimits callLimits() {
            return LIMITS;
        }
    }

    @Test
    void readsFromThePortWhatACallCanTake() {
        CreditLedger ledger = CreditLedger.inMemory();
        var budgeted = BudgetedTrendingHashtags.builder(stating)
                .ledger(ledger)
                .clock(clock)
                .build();

        budgeted.fetchAsync(TrendingHashtagsQuery.defaults());

        assertThat(Ledgers.usage(ledger, LocalDate.parse("2026-02-01")).reserved())
                .isEqualTo(4);
        assertThat(budgeted.callLimits()).isEqualTo(LIMITS);
    }

    @Test
    void theShortFormCountsForItself() {
        silent.answering(query -> silent.page(2));
        var budgeted =
                BudgetedTrendingHashtags.over(stating, CreditBudget.unlimited().withPerDay(4));

        assertThat(budgeted.fetch(TrendingHashtagsQuery.defaults())).isNotNull();
        assertThat(budgeted.fetchAsync(TrendingHashtagsQuery.defaults())).isCompletedExceptionally();
        assertThat(budgeted.spent()).isEqualTo(4);
    }

    @Test
    void theLedgerInMemoryKeepsTheBuildersClock() {
        silent.answering(query -> {
            throw silent.broke();
        });
        var budgeted = BudgetedTrendingHashtags.builder(stating).clock(clock).build();
        budgeted.fetchAsync(TrendingHashtagsQuery.defaults());
        clock.advance(Duration.ofMinutes(30));

        budgeted.fetchAsync(TrendingHashtagsQuery.defaults());

        assertThat(silent.calls).hasSize(2);
    }

    @Test
    void aPortThatStatesNoLimitsNeedsThemFromTheBuilder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BudgetedTrendingHashtags.over(silent, CreditBudget.unlimited()))
                .withMessage("the port states no callLimits: set them with builder(port).callLimits(...)");

        assertThat(BudgetedTrendingHashtags.builder(silent)
                        .callLimits(LIMITS)
                        .build()
                        .callLimits())
                .isEqualTo(LIMITS);
    }

    @Test
    void otherLimitsThanThePortsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BudgetedTrendingHashtags.builder(stating)
                        .callLimits(new CallLimits(3, Duration.ofSeconds(30)))
                        .build())
                .withMessage("callLimits must be the port's CallLimits[maxAttempts=2, callTimeout=PT30S],"
                        + " was CallLimits[maxAttempts=3, callTimeout=PT30S]");

        assertThat(BudgetedTrendingHashtags.builder(stating)
                        .callLimits(LIMITS)
                        .build()
                        .callLimits())
                .isEqualTo(LIMITS);
    }

    @Test
    void theStoreTimeoutIsFromAMillisecondToAMinute() {
        var builder = BudgetedTrendingHashtags.builder(stating);
        builder.storeTimeout(Duration.ofMillis(1)).storeTimeout(Duration.ofMinutes(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.storeTimeout(Duration.ofNanos(999_999)))
                .withMessage("storeTimeout must be from PT0.001S to PT1M, was PT0.000999999S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.storeTimeout(Duration.ofMinutes(1).plusNanos(1)));
    }

    @Test
    void nullIsRefusedByName() {
        var builder = BudgetedTrendingHashtags.builder(stating);
        assertThatNullPointerException()
                .isThrownBy(() -> BudgetedTrendingHashtags.builder(null))
                .withMessage("port");
        assertThatNullPointerException()
                .isThrownBy(() -> BudgetedTrendingHashtags.over(null, CreditBudget.unlimited()))
                .withMessage("port");
        assertThatNullPointerException()
                .isThrownBy(() -> BudgetedTrendingHashtags.over(stating, null))
                .withMessage("budget");
        assertThatNullPointerException().isThrownBy(() -> builder.budget(null)).withMessage("budget");
        assertThatNullPointerException().isThrownBy(() -> builder.ledger(null)).withMessage("ledger");
        assertThatNullPointerException().isThrownBy(() -> builder.clock(null)).withMessage("clock");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.callLimits(null))
                .withMessage("callLimits");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.storeTimeout(null))
                .withMessage("storeTimeout");
    }
}
