package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private static final ResiliencePolicy POLICY = ResiliencePolicy.defaults();

    @Test
    void stopsWhereHalfOfTheTokensAreLeft() {
        RetryBudget budget = new RetryBudget(POLICY.withRetryBudget(10, 0.1));
        for (int failure = 1; failure <= 4; failure++) {
            assertThat(budget.allowsAnotherAttempt()).isTrue();
        }
        assertThat(budget.allowsAnotherAttempt()).isFalse();
    }

    @Test
    void allowsAgainAfterEnoughSuccesses() {
        RetryBudget budget = new RetryBudget(POLICY.withRetryBudget(10, 0.1));
        for (int failure = 1; failure <= 5; failure++) {
            budget.allowsAnotherAttempt();
        }
        for (int success = 1; success <= 10; success++) {
            budget.succeeded();
        }
        assertThat(budget.allowsAnotherAttempt()).isFalse();
        for (int success = 1; success <= 11; success++) {
            budget.succeeded();
        }
        assertThat(budget.allowsAnotherAttempt()).isTrue();
    }

    @Test
    void neverHoldsMoreThanItBeganWith() {
        RetryBudget budget = new RetryBudget(POLICY.withRetryBudget(2, 1));
        budget.succeeded();
        assertThat(budget.allowsAnotherAttempt()).isFalse();
    }

    @Test
    void neverOwesMoreThanItHad() {
        RetryBudget budget = new RetryBudget(POLICY.withRetryBudget(10, 1));
        for (int failure = 1; failure <= 100; failure++) {
            budget.allowsAnotherAttempt();
        }
        for (int success = 1; success <= 7; success++) {
            budget.succeeded();
        }
        assertThat(budget.allowsAnotherAttempt()).isTrue();
    }

    @Test
    void withoutABudgetAllIsAllowed() {
        RetryBudget budget = new RetryBudget(POLICY.withoutRetryBudget());
        for (int failure = 1; failure <= 100; failure++) {
            assertThat(budget.allowsAnotherAttempt()).isTrue();
        }
    }

    @Test
    void anOutageEndsTheRetriesOfAllCallsOfAClient() {
        Bench bench = new Bench();
        bench.transport.answers(status(500), status(500), status(500), status(500), status(500), status(500));

        var first = bench.start();
        bench.advance(Bench.PAUSE.multipliedBy(2));
        var second = bench.start();
        bench.advance(Bench.PAUSE.multipliedBy(2));
        var third = bench.start();
        bench.advance(Bench.PAUSE.multipliedBy(2));

        assertThat(Bench.failureOf(first).receipt().attempts()).isEqualTo(3);
        assertThat(Bench.failureOf(second).receipt().attempts()).isEqualTo(2);
        assertThat(Bench.failureOf(third, ServerFailed.class).receipt().attempts())
                .isEqualTo(1);
        bench.assertNothingIsLeft();
    }

    @Test
    void aRefusalTakesNoToken() {
        Bench bench = new Bench();
        for (int refusal = 1; refusal <= 20; refusal++) {
            bench.transport.answers(status(402));
            bench.start();
        }
        bench.transport.answers(status(500), ok());
        var result = bench.start();
        bench.advance(Bench.PAUSE);

        assertThat(result.join().receipt().attempts()).isEqualTo(2);
    }
}
