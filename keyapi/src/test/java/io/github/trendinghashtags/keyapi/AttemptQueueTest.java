package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.trendinghashtags.ClientSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttemptQueueTest {
    private static final Duration NANO = Duration.ofNanos(1);
    private static final Duration PERIOD = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ManualTime time = new ManualTime();

    /** One attempt, and what became of it. */
    private final class Attempt implements AttemptQueue.Waiter {
        final AttemptQueue.Ticket ticket;
        Duration left = Duration.ofHours(1);
        Duration admittedAt;
        String refusal;

        Attempt(AttemptQueue queue) {
            this.ticket = queue.ticket(this);
        }

        Attempt enter() {
            if (ticket.enter()) {
                admitted();
            }
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
        public Duration callTimeout() {
            return Bench.CALL_TIMEOUT;
        }

        @Override
        public boolean fits(Duration wait) {
            return wait.compareTo(left) < 0;
        }
    }

    private RateLimiter limiter(int limit, Duration period, Duration timeout) {
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(limit)
                .limitRefreshPeriod(period)
                .timeoutDuration(timeout)
                .build();
        return RateLimiter.of("test", config, time::nanoTime);
    }

    private AttemptQueue queue(RateLimiter limiter, int places) {
        ClientSettings settings = ClientSettings.of(Bench.KEY).withMaxConcurrency(places);
        return new AttemptQueue(new LimiterPace(limiter), null, settings.maxConcurrency(), time, Runnable::run);
    }

    private List<Attempt> enter(AttemptQueue queue, int count) {
        return Stream.generate(() -> new Attempt(queue).enter()).limit(count).toList();
    }

    private void advance(Duration step) {
        time.advance(step, () -> {});
    }

    @Test
    void admitsAtTheLimitersPaceInOrder() {
        List<Attempt> attempts = enter(queue(limiter(1, PERIOD, TIMEOUT), 16), 5);
        advance(Duration.ofSeconds(2));

        assertThat(attempts)
                .extracting(attempt -> attempt.admittedAt)
                .containsExactlyElementsOf(
                        IntStream.range(0, 5).mapToObj(PERIOD::multipliedBy).toList());
        assertThat(time.pending()).isEmpty();
    }

    @Test
    void refusesAtOnceWhatCannotBeAdmittedInTime() {
        List<Attempt> attempts = enter(queue(limiter(1, PERIOD, TIMEOUT), 100), 1_000);

        assertThat(attempts.stream().filter(attempt -> attempt.refusal == null)).hasSize(26);
        assertThat(attempts.get(26).refusal).startsWith("no permit within PT");
        advance(TIMEOUT);
        assertThat(attempts.subList(0, 26))
                .allSatisfy(attempt -> assertThat(attempt.admittedAt).isNotNull());
        assertThat(attempts.get(25).admittedAt).isEqualTo(TIMEOUT);
    }

    @Test
    void placesThatBecomeFreeTogetherLetNoBurstThrough() {
        AttemptQueue queue = queue(limiter(1, PERIOD, TIMEOUT), 4);
        List<Attempt> first = enter(queue, 4);
        advance(Duration.ofSeconds(1));
        List<Attempt> waiting = enter(queue, 8);
        advance(Duration.ofSeconds(2));
        assertThat(waiting).allSatisfy(attempt -> assertThat(attempt.admittedAt).isNull());
        first.forEach(attempt -> attempt.ticket.close());
        advance(PERIOD.multipliedBy(3));

        assertThat(waiting.stream().map(attempt -> attempt.admittedAt).limit(4))
                .containsExactly(
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3).plus(PERIOD),
                        Duration.ofSeconds(3).plus(PERIOD.multipliedBy(2)),
                        Duration.ofSeconds(3).plus(PERIOD.multipliedBy(3)));
    }

    @Test
    void waitsForAPlaceNoLongerThanTheTimeoutDuration() {
        AttemptQueue queue = queue(limiter(1_000, PERIOD, TIMEOUT), 1);
        Attempt onTheWire = new Attempt(queue).enter();
        Attempt waiting = new Attempt(queue).enter();
        advance(TIMEOUT.minus(NANO));
        Attempt later = new Attempt(queue).enter();
        assertThat(waiting.refusal).isNull();
        advance(NANO);

        assertThat(waiting.refusal).isEqualTo("none of 1 concurrent requests ended within PT5S");
        assertThat(later.refusal).isNull();
        onTheWire.ticket.close();
        assertThat(later.admittedAt).isEqualTo(TIMEOUT);
        assertThat(time.pending()).isEmpty();
    }

    @Test
    void aWaitForAPlaceLeavesThatMuchLessForThePermission() {
        AttemptQueue queue = queue(limiter(1, Duration.ofSeconds(4), TIMEOUT), 1);
        Attempt onTheWire = new Attempt(queue).enter();
        advance(Duration.ofSeconds(4));
        Attempt spends = new Attempt(queue);
        Attempt waiting = new Attempt(queue).enter();
        onTheWire.ticket.close();
        assertThat(waiting.admittedAt).isEqualTo(Duration.ofSeconds(4));
        spends.enter();
        advance(Duration.ofSeconds(2));
        waiting.ticket.close();

        // Two of five seconds are spent, and the limiter asks for two more.
        advance(Duration.ofSeconds(2));
        assertThat(spends.admittedAt).isEqualTo(Duration.ofSeconds(8));
        Attempt late = new Attempt(queue).enter();
        advance(Duration.ofSeconds(2));
        spends.ticket.close();
        assertThat(late.refusal).isNull();
        advance(Duration.ofSeconds(2));
        assertThat(late.admittedAt).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void aPermissionOfOneThatLeavesGoesToTheNext() {
        AttemptQueue queue = queue(limiter(1, PERIOD, TIMEOUT), 16);
        List<Attempt> attempts = enter(queue, 3);
        attempts.get(1).ticket.close();
        advance(PERIOD);

        assertThat(attempts.get(1).admittedAt).isNull();
        assertThat(attempts.get(2).admittedAt).isEqualTo(PERIOD);
    }

    @Test
    void aWaitThatDoesNotFitInTheCallIsRefusedAndTheNextTakesThePermission() {
        AttemptQueue queue = queue(limiter(1, PERIOD, TIMEOUT), 16);
        new Attempt(queue).enter();
        Attempt hasty = new Attempt(queue);
        hasty.left = PERIOD;
        hasty.enter();
        Attempt next = new Attempt(queue).enter();
        advance(PERIOD);

        assertThat(hasty.refusal).isEqualTo("no permit within the call timeout of PT30S");
        assertThat(next.admittedAt).isEqualTo(PERIOD);
    }

    @Test
    void closingTwiceFreesOnePlace() {
        AttemptQueue queue = queue(limiter(1_000, PERIOD, TIMEOUT), 2);
        Attempt once = new Attempt(queue).enter();
        new Attempt(queue).enter();
        once.ticket.close();
        once.ticket.close();

        assertThat(queue.onTheWire()).isEqualTo(1);
    }

    @Test
    void aTicketThatIsClosedBeforeItEntersTakesNothing() {
        AttemptQueue queue = queue(limiter(1, PERIOD, TIMEOUT), 2);
        Attempt closed = new Attempt(queue);
        closed.ticket.close();
        closed.enter();
        Attempt next = new Attempt(queue).enter();

        assertThat(closed.admittedAt).isNull();
        assertThat(next.admittedAt).isEqualTo(Duration.ZERO);
    }

    @Test
    void aListenerThatThrowsChangesNoAdmissionAndNoPace() {
        RateLimiter limiter = limiter(1, PERIOD, PERIOD);
        limiter.getEventPublisher().onEvent(event -> {
            throw new IllegalStateException("a user's bug");
        });
        AttemptQueue queue = queue(limiter, 16);
        List<Attempt> attempts = enter(queue, 3);

        assertThat(attempts.get(0).admittedAt).isEqualTo(Duration.ZERO);
        assertThat(attempts.get(2).refusal).startsWith("no permit within PT");
        advance(PERIOD);
        assertThat(attempts.get(1).admittedAt).isEqualTo(PERIOD);
    }

    @Test
    void underAnyInterleavingPlacesAndPaceAreKeptAndNobodyWaitsTooLong() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int places = 1 + random.nextInt(4);
            AttemptQueue queue = queue(limiter(1 + random.nextInt(3), PERIOD, TIMEOUT), places);
            List<Attempt> all = new ArrayList<>();
            for (int step = 0; step < 200; step++) {
                if (random.nextInt(3) > 0) {
                    all.add(new Attempt(queue).enter());
                } else if (!all.isEmpty()) {
                    all.get(random.nextInt(all.size())).ticket.close();
                }
                advance(Duration.ofMillis(random.nextInt(300)));
                assertThat(queue.onTheWire()).isBetween(0, places);
            }
            all.forEach(attempt -> attempt.ticket.close());
            advance(TIMEOUT.multipliedBy(2));
            assertThat(queue.onTheWire()).as("seed " + seed).isZero();
            assertThat(time.pending()).as("seed " + seed).isEmpty();
        }
    }
}
