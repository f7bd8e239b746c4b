package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.trendinghashtags.ClientSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SharedPaceTest {
    private static final Duration PERIOD = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RESPONSE_TIMEOUT = SharedPace.RESPONSE_TIMEOUT;

    private final ManualTime time = new ManualTime();
    private final ManualExecutor workers = new ManualExecutor();
    private final List<CompletableFuture<Duration>> asked = new ArrayList<>();
    private final RateLimiter limiter = RateLimiter.of(
            "own",
            RateLimiterConfig.custom()
                    .limitForPeriod(1)
                    .limitRefreshPeriod(PERIOD)
                    .timeoutDuration(TIMEOUT)
                    .build(),
            time::nanoTime);
    private final AttemptQueue queue = queue((limit, period, timeout) -> {
        assertThat(limit).isEqualTo(1);
        assertThat(period).isEqualTo(PERIOD);
        assertThat(timeout).isEqualTo(TIMEOUT);
        CompletableFuture<Duration> reply = new CompletableFuture<>();
        asked.add(reply);
        return reply;
    });

    private AttemptQueue queue(Pace pace) {
        return new AttemptQueue(new LimiterPace(limiter), pace, 2, time, workers);
    }

    private final class Attempt implements AttemptQueue.Waiter {
        final AttemptQueue.Ticket ticket;
        Duration left = Duration.ofHours(1);
        Duration admittedAt;
        String refusal;

        Attempt(AttemptQueue queue) {
            ticket = queue.ticket(this);
        }

        @Override
        public Duration callTimeout() {
            return Bench.CALL_TIMEOUT;
        }

        Attempt enter() {
            assertThat(ticket.enter()).isFalse();
            return this;
        }

        @Override
        public void admitted() {
            admittedAt = Duration.between(ManualTime.START, time.now());
        }

        @Override
        public void refused(String reason) {
            refusal = reason;
        }

        @Override
        public boolean fits(Duration wait) {
            return wait.compareTo(left) < 0;
        }
    }

    private void reply(Duration wait) {
        asked.get(asked.size() - 1).complete(wait);
        workers.runAll();
    }

    private void advance(Duration step) {
        time.advance(step, workers::runAll);
        workers.runAll();
    }

    @Test
    void admitsWhenTheSharedPermitIsDue() {
        Attempt first = new Attempt(queue).enter();
        Attempt second = new Attempt(queue).enter();
        assertThat(asked).as("one permit at a time").hasSize(1);
        reply(Duration.ZERO);
        assertThat(first.admittedAt).isEqualTo(Duration.ZERO);
        reply(PERIOD);
        assertThat(second.admittedAt).isNull();
        advance(PERIOD);

        assertThat(second.admittedAt).isEqualTo(PERIOD);
        assertThat(asked).hasSize(2);
        assertThat(limiter.getMetrics().getAvailablePermissions())
                .as("the client's own limiter is not used")
                .isEqualTo(1);
        assertThat(time.pending()).isEmpty();
    }

    @Test
    void asksForNothingWhileNoPlaceIsFree() {
        List<Attempt> onTheWire = List.of(new Attempt(queue).enter(), new Attempt(queue).enter());
        reply(Duration.ZERO);
        reply(Duration.ZERO);
        Attempt waiting = new Attempt(queue).enter();
        assertThat(asked).hasSize(2);
        onTheWire.get(0).ticket.close();
        reply(Duration.ZERO);

        assertThat(waiting.admittedAt).isEqualTo(Duration.ZERO);
    }

    @Test
    void refusesIfNoPermitIsDueInTime() {
        Attempt refused = new Attempt(queue).enter();
        Attempt next = new Attempt(queue).enter();
        reply(null);
        assertThat(refused.refusal).isEqualTo("no permit within PT5S");
        reply(TIMEOUT.plusNanos(1));
        assertThat(next.refusal).isEqualTo("no permit within PT5S");
        assertThat(time.pending()).isEmpty();
    }

    @Test
    void passesThePermitOfOneThatLeftToTheNext() {
        Attempt left = new Attempt(queue).enter();
        Attempt next = new Attempt(queue).enter();
        left.ticket.close();
        reply(PERIOD);
        advance(PERIOD);

        assertThat(left.admittedAt).isNull();
        assertThat(next.admittedAt).isEqualTo(PERIOD);
    }

    @Test
    void losesOnePermitIfAllHaveLeft() {
        new Attempt(queue).enter().ticket.close();
        reply(Duration.ZERO);
        assertThat(queue.onTheWire()).isZero();
        Attempt later = new Attempt(queue).enter();
        reply(Duration.ZERO);

        assertThat(later.admittedAt).isEqualTo(Duration.ZERO);
    }

    @Test
    void refusesWhatDoesNotFitInItsCall() {
        Attempt hasty = new Attempt(queue);
        hasty.left = PERIOD;
        hasty.enter();
        Attempt next = new Attempt(queue).enter();
        reply(PERIOD);
        assertThat(hasty.refusal).isEqualTo("no permit within the call timeout of PT30S");
        advance(PERIOD);

        assertThat(next.admittedAt).isEqualTo(PERIOD);
    }

    @Test
    void waitsNoLongerThanTheTimeoutDurationWhileThePaceIsAsked() {
        Attempt onTheWire = new Attempt(queue).enter();
        reply(Duration.ZERO);
        Attempt other = new Attempt(queue).enter();
        reply(Duration.ZERO);
        Attempt waiting = new Attempt(queue).enter();
        advance(TIMEOUT.minusMillis(1));
        onTheWire.ticket.close();
        assertThat(asked).hasSize(3);
        advance(Duration.ofMillis(1));

        assertThat(waiting.refusal).isEqualTo("no permit within PT5S");
        other.ticket.close();
        advance(TIMEOUT);
        assertThat(queue.onTheWire()).isZero();
        assertThat(time.pending()).isEmpty();
    }

    @Test
    void usesItsOwnLimiterIfThePaceDoesNotRespond() {
        Attempt first = new Attempt(queue).enter();
        Attempt second = new Attempt(queue).enter();
        advance(RESPONSE_TIMEOUT.minusNanos(1));
        assertThat(first.admittedAt).isNull();
        advance(Duration.ofNanos(1));

        assertThat(first.admittedAt).isEqualTo(RESPONSE_TIMEOUT);
        assertThat(asked.get(0)).isCancelled();
        advance(PERIOD);
        assertThat(second.admittedAt).isEqualTo(Duration.ofMillis(400)); // The own limiter's second period begins then.
        assertThat(asked).as("not asked again at once").hasSize(1);
    }

    @Test
    void asksAgainASecondAfterAFailure() {
        Attempt first = new Attempt(queue).enter();
        asked.get(0).completeExceptionally(new IllegalStateException("down"));
        workers.runAll();
        assertThat(first.admittedAt).isEqualTo(Duration.ZERO);
        advance(SharedPace.RECOVERY);
        new Attempt(queue).enter();

        assertThat(asked).hasSize(2);
    }

    static List<Pace> brokenPaces() {
        return List.of(
                (limit, period, timeout) -> {
                    throw new IllegalStateException("broken");
                },
                (limit, period, timeout) -> {
                    throw Sneaky.unchecked(new Exception("checked"));
                },
                (limit, period, timeout) -> {
                    throw new StackOverflowError("broken");
                },
                (limit, period, timeout) -> null,
                (limit, period, timeout) -> CompletableFuture.completedFuture(Duration.ofNanos(-1)),
                (limit, period, timeout) -> CompletableFuture.failedStage(new AssertionError("broken")));
    }

    @ParameterizedTest
    @MethodSource("brokenPaces")
    void usesItsOwnLimiterIfThePaceIsBroken(Pace broken) {
        AttemptQueue queue = queue(broken);
        List<Attempt> attempts = List.of(new Attempt(queue), new Attempt(queue));
        attempts.forEach(Attempt::enter);
        workers.runAll();
        assertThat(attempts.get(0).admittedAt).isEqualTo(Duration.ZERO);
        advance(PERIOD);

        assertThat(attempts.get(1).admittedAt).isEqualTo(PERIOD);
        assertThat(time.pending()).isEmpty();
    }

    @Test
    void admitsNothingAfterItWasClosed() {
        Attempt attempt = new Attempt(queue).enter();
        queue.close();
        reply(Duration.ZERO);

        assertThat(attempt.admittedAt).isNull();
    }

    @Test
    void aClientTakesItsPermitsFromThePace() {
        CompletionStage<Duration> none = CompletableFuture.completedStage(null);
        try (KeyApiClient client = KeyApiClient.builder(ClientSettings.of(Bench.KEY), new ScriptedTransport())
                .pace((limit, period, timeout) -> none)
                .build()) {
            assertThat(client.fetchAsync(Bench.QUERY))
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withMessageContaining("no permit within PT5S");
        }
    }
}
