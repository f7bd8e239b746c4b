package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class CallCancellationTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private final Bench bench = new Bench();

    private void nothingMoreIsSent(int soFar) {
        bench.advance(HOUR);
        assertThat(bench.transport.sent()).isEqualTo(soFar);
        bench.assertNothingIsLeft();
    }

    @Test
    void inFlightItLetsTheConnectionGo() {
        var result = bench.start();
        result.cancel(true);

        assertThat(bench.transport.exchange(1)).isCancelled();
        assertThat(result).isCancelled();
        nothingMoreIsSent(1);
    }

    @Test
    void inAPauseItMakesNoFurtherAttempt() {
        bench.transport.answers(status(500));
        bench.start().cancel(true);

        assertThat(bench.time.pending()).isEmpty();
        nothingMoreIsSent(1);
    }

    @Test
    void inTheWaitForAPermitItSendsNothing() {
        bench.resilience.permits.add(1_000_000L);
        bench.start().cancel(true);

        nothingMoreIsSent(0);
    }

    @Test
    void inTheWaitForASlotItLeavesTheQueue() {
        List<CompletableFuture<TrendingHashtagsPage>> inFlight = bench.fillPlaces();
        var waiting = bench.start();
        waiting.cancel(true);
        inFlight.forEach(result -> result.cancel(true));

        nothingMoreIsSent(2);
    }

    @Test
    void itGivesItsSlotToTheNext() {
        List<CompletableFuture<TrendingHashtagsPage>> inFlight = bench.fillPlaces();
        var waiting = bench.start();
        inFlight.get(0).cancel(true);
        bench.steps.runAll();
        bench.answer(3, ok());

        assertThat(waiting).isCompleted();
        inFlight.get(1).cancel(true);
        nothingMoreIsSent(3);
    }

    @Test
    void afterThePermitsWaitButBeforeTheAttemptItSendsNothing() {
        bench.resilience.permits.add(1_000L);
        var result = bench.start();
        bench.time.advance(Duration.ofNanos(1_000), () -> {});
        result.cancel(true);

        nothingMoreIsSent(0);
    }

    @Test
    void afterTheAnswerButBeforeItIsReadTheCallIsOver() {
        var result = bench.start();
        bench.transport.exchange(1).complete(ok());
        result.cancel(true);

        nothingMoreIsSent(1);
        assertThat(bench.resilience.releases).hasValue(1);
    }

    @Test
    void duringTheSendingItLetsTheConnectionGo() {
        CompletableFuture<TransportResponse> exchange = new CompletableFuture<>();
        CompletableFuture<?>[] result = new CompletableFuture<?>[1];
        bench.transport.then(() -> {
            result[0].cancel(true);
            return exchange;
        });
        result[0] = bench.begin();
        bench.steps.runAll();

        assertThat(exchange).isCancelled();
        nothingMoreIsSent(1);
    }

    @Test
    void duringTheReadingItStandsAndTheBreakerIsReleased() {
        CompletableFuture<?>[] result = new CompletableFuture<?>[1];
        Runnable whileRead = () -> {
            result[0].cancel(true);
        };
        bench.transport.stalls();
        result[0] = bench.start();
        bench.answer(1, Responses.during(ok(), whileRead));

        assertThat(result[0]).isCancelled();
        assertThat(bench.resilience.releases).hasValue(1);
        nothingMoreIsSent(1);
    }

    @Test
    void duringTheReadingOfAFailureItMakesNoFurtherAttempt() {
        CompletableFuture<?>[] result = new CompletableFuture<?>[1];
        Runnable whileRead = () -> {
            result[0].cancel(true);
        };
        result[0] = bench.start();
        bench.answer(1, Responses.during(Responses.answer(500, "{}"), whileRead));

        nothingMoreIsSent(1);
    }

    @Test
    void aContinuationComesAfterTheExchangeIsCancelled() {
        var result = bench.start();
        boolean[] cancelled = new boolean[1];
        int[] free = new int[1];
        result.whenComplete((page, failure) -> {
            cancelled[0] = bench.transport.exchange(1).isCancelled();
            free[0] = bench.freePlaces();
        });
        result.cancel(true);

        assertThat(cancelled[0]).isTrue();
        assertThat(free[0]).isEqualTo(2);
    }

    @Test
    void aSecondTimeItChangesNothing() {
        var result = bench.start();
        result.cancel(true);
        result.cancel(false);

        nothingMoreIsSent(1);
    }

    @Test
    void afterTheEndItChangesNothing() {
        bench.transport.answers(ok());
        var result = bench.start();

        assertThat(result.cancel(true)).isFalse();
        nothingMoreIsSent(1);
    }

    @Test
    void aUsersOwnResultStopsTheCallToo() {
        var own = new TrendingHashtagsPage(
                List.of(), 1, 0, false, new Receipt(null, 0, 0, Duration.ZERO, ManualTime.START));
        var result = bench.start();
        result.complete(own);

        assertThat(result).isCompletedWithValue(own);
        assertThat(bench.transport.exchange(1)).isCancelled();
        nothingMoreIsSent(1);
    }

    @Test
    void aUsersOwnFailureStopsTheCallToo() {
        bench.transport.answers(status(500));
        var result = bench.start();
        result.completeExceptionally(new TimeoutException());

        assertThat(Bench.failureOf(result, TimeoutException.class)).isNotNull();
        nothingMoreIsSent(1);
    }

    @Test
    void usersCodeFindsNothingOfTheCallLeft() {
        bench.transport.answers(ok());
        int[] seen = new int[2];
        bench.begin().thenRun(() -> {
            seen[0] = bench.freePlaces();
            bench.client().close();
            seen[1] = bench.steps.pending();
        });
        bench.steps.runAll();

        assertThat(seen).as("free slots, and calls that the engine still knows").containsExactly(2, 0);
    }
}
