package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallInterruptTest {
    private final Bench bench = new Bench();

    /** What a blocking call left behind on its thread. */
    private record End(Throwable thrown, boolean flag) {}

    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final Thread caller = new Thread(() -> {
        Throwable thrown = catchThrowable(() -> bench.client().fetch(Bench.QUERY));
        end.complete(new End(thrown, Thread.currentThread().isInterrupted()));
    });

    private Interrupted interrupt() {
        caller.interrupt();
        return interruptedEnd();
    }

    private Interrupted interruptedEnd() {
        assertThat(end.join().flag()).as("the flag is set").isTrue();
        assertThat(end.join().thrown())
                .isInstanceOf(Interrupted.class)
                .hasMessage("GET /v1/tiktok/trending/hashtags: the calling thread was interrupted");
        return (Interrupted) end.join().thrown();
    }

    private void nothingMoreIsSent(int soFar) {
        bench.advance(Duration.ofHours(1));
        assertThat(bench.transport.sent()).isEqualTo(soFar);
        bench.assertNothingIsLeft();
    }

    @Test
    void inFlightItLetsTheConnectionGo() throws Exception {
        caller.start();
        bench.transport.awaitSent(1);
        bench.time.awaitTask(Bench.ATTEMPT_TIMEOUT);

        Interrupted failure = interrupt();

        assertThat(failure.receipt().attempts()).isEqualTo(1);
        assertThat(failure.receipt().creditsAtMost()).isEqualTo(2);
        assertThat(bench.transport.exchange(1)).isCancelled();
        nothingMoreIsSent(1);
    }

    @Test
    void inAPauseItKeepsTheFailureBefore() throws Exception {
        bench.transport.answers(status(500));
        caller.start();
        bench.time.awaitTask(Bench.PAUSE);

        assertThat(interrupt().getSuppressed()).hasExactlyElementsOfTypes(ServerFailed.class);
        nothingMoreIsSent(1);
    }

    @Test
    void inTheWaitForAPermitItSendsNothing() throws Exception {
        bench.resilience.permits.add(1_000_000L);
        caller.start();
        bench.time.awaitTask(Duration.ofMillis(1));

        assertThat(interrupt().receipt().creditsAtMost()).isZero();
        nothingMoreIsSent(0);
    }

    @Test
    void inTheWaitForASlotItLeavesTheQueue() throws Exception {
        bench.settings = bench.settings.withMaxConcurrency(1);
        var other = bench.start();
        caller.start();

        assertThat(interrupt().receipt().attempts()).isZero();
        other.cancel(true);
        nothingMoreIsSent(1);
    }

    @Test
    void beforeTheCallItSendsNothing() {
        Thread.currentThread().interrupt();
        try {
            caller.run();
        } finally {
            Thread.interrupted();
        }

        assertThat(interruptedEnd().receipt().attempts()).isZero();
        nothingMoreIsSent(0);
    }

    @Test
    void aCallThatIsNotInterruptedLeavesTheFlagAlone() {
        bench.transport.answers(ok());
        caller.run();

        assertThat(end.join()).isEqualTo(new End(null, false));
    }

    @Test
    void duringTheLastStepItLeavesTheFlagSetAndThePageStands() {
        bench.transport.answers(
                Responses.during(ok(), () -> Thread.currentThread().interrupt()));
        caller.start();

        assertThat(end.join()).isEqualTo(new End(null, true));
        nothingMoreIsSent(1);
    }
}
