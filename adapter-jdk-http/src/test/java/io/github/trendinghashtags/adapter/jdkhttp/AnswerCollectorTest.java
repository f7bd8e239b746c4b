package io.github.trendinghashtags.adapter.jdkhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.github.trendinghashtags.spi.HttpAnswer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Java 17's client never ends while it counts on the end of an answer; the moments at which it does so are races. */
class AnswerCollectorTest {
    private final CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    private final AnswerCollector collector = new AnswerCollector(1_000, answer);
    private final Flow.Subscription bytes = mock(Flow.Subscription.class);

    @Test
    void endsTheBodyOfAnAnswerThatIsGivenUp() {
        collector.onSubscribe(bytes);
        collector.cancel();

        verify(bytes).cancel();
        assertThat(collector.getBody().toCompletableFuture()).isDone();
    }

    @Test
    void endsTheBodyOfAnAnswerThatIsGivenUpBeforeItBegins() {
        collector.cancel();

        assertThat(collector.getBody().toCompletableFuture()).isDone();
    }

    @Test
    void asksForNothingOfAnAnswerThatNobodyWantsAnyMore() {
        answer.cancel(true);
        collector.onSubscribe(bytes);

        verify(bytes, never()).request(anyLong());
        verify(bytes).cancel();
    }
}
