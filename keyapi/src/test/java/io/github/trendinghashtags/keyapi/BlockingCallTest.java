package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.answer;
import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Forbidden;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BlockingCallTest {
    private final Bench bench = new Bench();

    @BeforeEach
    void runWhatDoesNotRunOnTheCallersThread() {
        bench.workers = Runnable::run;
    }

    @Test
    void aPageIsReturned() {
        bench.transport.answers(ok());

        assertThat(bench.client().fetch(Bench.QUERY).receipt().attempts()).isEqualTo(1);
        bench.assertNothingIsLeft();
    }

    @Test
    void aFailureIsThrownAsItIs() {
        bench.transport.answers(status(403));

        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> bench.client().fetch(Bench.QUERY))
                .withNoCause()
                .satisfies(failure -> assertThat(failure.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(BlockingCallTest.class.getName())));
        bench.assertNothingIsLeft();
    }

    @Test
    void stepsAndDecodingRunOnTheCallersThreadAndNotOnTheExecutor() {
        Thread[] decoder = new Thread[1];
        Runnable whileRead = () -> {
            decoder[0] = Thread.currentThread();
        };
        bench.steps.rejecting = true;
        CompletableFuture<TransportResponse> exchange = new CompletableFuture<>();
        bench.transport.then(() -> {
            new Thread(() -> exchange.complete(Responses.during(ok(), whileRead))).start();
            return exchange;
        });

        bench.client().fetch(Bench.QUERY);

        assertThat(decoder[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void aPauseIsWaitedForWithoutSleeping() throws Exception {
        bench.transport.answers(status(500), ok());
        var page = CompletableFuture.supplyAsync(() -> bench.client().fetch(Bench.QUERY));
        bench.time.awaitTask(Bench.PAUSE);
        bench.advance(Bench.PAUSE);

        assertThat(page.join().receipt().elapsed()).isEqualTo(Bench.PAUSE);
        bench.assertNothingIsLeft();
    }

    @Test
    void aCallInFlightFailsWhenTheEngineIsClosed() throws Exception {
        var page = CompletableFuture.supplyAsync(() -> bench.client().fetch(Bench.QUERY));
        bench.time.awaitTask(Bench.ATTEMPT_TIMEOUT);
        bench.client().close();

        assertThat(page).failsWithin(Duration.ofSeconds(30)).withThrowableThat().withCauseInstanceOf(NotSent.class);
        bench.assertNothingIsLeft();
    }

    @Test
    void anErrorIsWrapped() {
        bench.transport.then(() -> {
            throw new StackOverflowError("transport");
        });
        bench.resilience.attempts = 1;

        assertThatExceptionOfType(ConnectionFailed.class)
                .isThrownBy(() -> bench.client().fetch(Bench.QUERY))
                .withCauseInstanceOf(StackOverflowError.class);
        bench.assertNothingIsLeft();
    }

    @Test
    void noQueryIsRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> bench.client().fetch(null))
                .withMessage("query");
        assertThatNullPointerException()
                .isThrownBy(() -> bench.client().fetchAsync(null))
                .withMessage("query");
    }

    @Test
    void aMalformedAnswerIsThrownOnTheCallersThread() {
        bench.transport.answers(answer(200, "[]"));

        assertThatExceptionOfType(io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse.class)
                .isThrownBy(() -> bench.client().fetch(Bench.QUERY));
        bench.assertNothingIsLeft();
    }
}
