package io.github.trendinghashtags.spring;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Says whether calls can succeed, from what is known already: it makes no call and spends nothing. It waits for the credit
 * ledger, for a second at most.
 *
 * @param lastCalls how the last calls ended
 * @param budgeted whose credits and cool-down
 * @param breaker the client's breaker, or null
 */
record HealthCheck(
        LastCalls lastCalls,
        BudgetedTrendingHashtags budgeted,
        @Nullable CircuitBreaker breaker) {
    private static final int FAILURES_IN_A_ROW = 3;

    /** An instance that is out of service for its failures makes no call that could succeed. */
    private static final Duration FAILING_FOR = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Names the states as both versions of Spring Boot's {@code Status} do. */
    enum State {
        UP,
        OUT_OF_SERVICE,
        DOWN
    }

    /**
     * The result.
     *
     * @param state down if calls fail, out of service if none is made for want of credits
     * @param details what it is based on
     */
    record Report(State state, Map<String, Object> details) {}

    Report run() {
        CompletableFuture<Duration> coolDown = budgeted.coolDownLeft();
        CompletableFuture<Long> remaining = budgeted.remaining();
        Map<String, Object> details = new LinkedHashMap<>();
        LastCalls.Summary last = lastCalls.summary();
        details.put("lastSuccess", Objects.requireNonNullElse(last.success(), "none"));
        if (last.failure() != null) {
            details.put("lastFailure", last.failure());
            details.put("failuresInARow", last.failuresInARow());
        }
        boolean failing = breakerIsOpen(details) || failsNow(last);
        long price = budgeted.callLimits().creditsAtMost();
        Long perCall = budgeted.budget().perCall();
        boolean refused = perCall != null && perCall < price;
        if (refused) {
            details.put("creditsPerCall", perCall + ", below the " + price + " that a call can cost");
        }
        try {
            CompletableFuture.allOf(coolDown, remaining).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            details.put(
                    "coolDown",
                    coolDown.join().isZero() ? "none" : coolDown.join().toString());
            details.put("creditsLeft", remaining.join() == Long.MAX_VALUE ? "unlimited" : remaining.join());
            refused |= !coolDown.join().isZero() || remaining.join() < price;
        } catch (ExecutionException | TimeoutException ledgerFailed) {
            // No call is made then.
            details.put("creditLedger", "failed");
            failing = true;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            details.put("creditLedger", "unknown");
        }
        return new Report(failing ? State.DOWN : refused ? State.OUT_OF_SERVICE : State.UP, details);
    }

    private static boolean failsNow(LastCalls.Summary last) {
        return last.failuresInARow() >= FAILURES_IN_A_ROW
                && last.failureAt() != null
                && last.failureAt().plus(FAILING_FOR).isAfter(Instant.now());
    }

    private boolean breakerIsOpen(Map<String, Object> details) {
        if (breaker == null) {
            return false;
        }
        CircuitBreaker.State state = breaker.getState();
        details.put("breaker", state.name());
        return state == CircuitBreaker.State.OPEN || state == CircuitBreaker.State.FORCED_OPEN;
    }
}
