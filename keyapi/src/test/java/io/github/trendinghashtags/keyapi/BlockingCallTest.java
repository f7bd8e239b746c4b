package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Answers.answer;
import static io.github.trendinghashtags.keyapi.Answers.ok;
import static io.github.trendinghashtags.keyapi.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.trendinghashtags.TrendingHashtagsException.Forbidden;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BlockingCallTest {
    private final Bench bench = new Bench();

    @Test
    void aPageIsReturned() {
        bench.transport.answers(ok());

        assertThat(bench.engine().fetch(Bench.QUERY).receipt().attempts()).isEqualTo(1);
        bench.assertNothingIsLeft();
    }

    @Test
    void aFailureIsThrownAsItIs() {
        bench.transport.answers(status(403));

        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> bench.engine().fetch(Bench.QUERY))
                .withNoCause()
                .satisfies(failure -> assertThat(failure.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(BlockingCallTest.class.getName())));
        bench.assertNothingIsLeft();
    }

    @Test
    void stepsAndDecodingRunOnTheCallersThreadAndNotOnTheExecutor() {
        Thread[] decoder = new Thread[1];
        bench.json = document -> {
            decoder[0] = Thread.currentThread();
            return JacksonTokens.open(document);
        };
        bench.steps.rejecting = true;
        CompletableFuture<TransportResponse> exchange = new CompletableFuture<>();
        bench.transport.then(() -> {
            new Thread(() -> exchange.complete(ok())).start();
            return exchange;
        });

        bench.engine().fetch(Bench.QUERY);

        assertThat(decoder[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void aPauseIsWaitedForWithoutSleeping() throws Exception {
        bench.transport.answers(status(500), ok());
        var page = CompletableFuture.supplyAsync(() -> bench.engine().fetch(Bench.QUERY));
        bench.time.awaitTask(Bench.PAUSE);
        bench.advance(Bench.PAUSE);

        assertThat(page.join().receipt().elapsed()).isEqualTo(Bench.PAUSE);
        bench.assertNothingIsLeft();
    }

    @Test
    void aCallInFlightFailsWhenTheEngineIsClosed() throws Exception {
        var page = CompletableFuture.supplyAsync(() -> bench.engine().fetch(Bench.QUERY));
        bench.time.awaitTask(Bench.ATTEMPT_TIMEOUT);
        bench.engine().close();

        assertThat(page).failsWithin(Duration.ofSeconds(30)).withThrowableThat().withCauseInstanceOf(NotSent.class);
        bench.assertNothingIsLeft();
    }

    @Test
    void anErrorIsThrownAsItIs() {
        bench.transport.then(() -> {
            throw new StackOverflowError("transport");
        });

        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> bench.engine().fetch(Bench.QUERY));
        bench.assertNothingIsLeft();
    }

    @Test
    void noQueryIsRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> bench.engine().fetch(null))
                .withMessage("query");
        assertThatNullPointerException()
                .isThrownBy(() -> bench.engine().fetchAsync(null))
                .withMessage("query");
    }

    @Test
    void aMalformedAnswerIsThrownOnTheCallersThread() {
        bench.transport.answers(answer(200, "[]"));

        assertThatExceptionOfType(io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse.class)
                .isThrownBy(() -> bench.engine().fetch(Bench.QUERY));
        bench.assertNothingIsLeft();
    }
}
