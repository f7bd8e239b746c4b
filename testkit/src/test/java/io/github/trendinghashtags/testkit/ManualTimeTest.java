package io.github.trendinghashtags.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ManualTimeTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant START = Instant.parse("2026-02-02T00:00:00Z");

    private final ManualTime time = ManualTime.startingAt(START);
    private final List<String> ran = new ArrayList<>();

    @Test
    void timeStandsStillUntilItIsTold() {
        assertThat(time.now()).isEqualTo(START);
        assertThat(time.nanoTime()).isZero();
        time.advance(SECOND);
        assertThat(time.now()).isEqualTo(START.plus(SECOND));
        assertThat(time.nanoTime()).isEqualTo(SECOND.toNanos());
    }

    @Test
    void tasksRunInOrderEachAtItsMoment() {
        time.schedule(Duration.ofSeconds(2), () -> ran.add("second at " + time.now()));
        time.schedule(SECOND, () -> ran.add("first at " + time.now()));
        time.schedule(Duration.ofSeconds(3), () -> ran.add("too late"));
        time.advance(Duration.ofSeconds(2));
        assertThat(ran).containsExactly("first at " + START.plusSeconds(1), "second at " + START.plusSeconds(2));
        assertThat(time.pendingTasks()).isOne();
    }

    @Test
    void tasksOfTheSameMomentRunInTheOrderOfTheirScheduling() {
        time.schedule(SECOND, () -> ran.add("a"));
        time.schedule(SECOND, () -> ran.add("b"));
        time.advance(SECOND);
        assertThat(ran).containsExactly("a", "b");
    }

    @Test
    void aTaskThatIsScheduledByAnotherOneRunsInTheSameAdvance() {
        time.schedule(SECOND, () -> time.schedule(SECOND, () -> ran.add("nested at " + time.now())));
        time.advance(Duration.ofSeconds(5));
        assertThat(ran).containsExactly("nested at " + START.plusSeconds(2));
        assertThat(time.now()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void aTaskWithoutDelayWaitsToBeToldToo() {
        time.schedule(Duration.ZERO, () -> ran.add("now"));
        assertThat(ran).isEmpty();
        time.advance(Duration.ZERO);
        assertThat(ran).containsExactly("now");
    }

    @Test
    void aCancelledTaskDoesNotRun() {
        Future<?> task = time.schedule(SECOND, () -> ran.add("cancelled"));
        task.cancel(false);
        assertThat(time.pendingTasks()).isZero();
        time.advance(SECOND);
        assertThat(ran).isEmpty();
    }

    @Test
    void aTaskCanBeAwaitedFromAnotherThread() {
        CompletableFuture<Void> awaited = CompletableFuture.runAsync(() -> time.awaitTask(SECOND));
        time.schedule(Duration.ofSeconds(2), () -> {});
        time.schedule(SECOND, () -> {});
        assertThat(awaited).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void timeDoesNotGoBack() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> time.advance(SECOND.negated()))
                .withMessage("duration must not be negative, was PT-1S");
    }
}
