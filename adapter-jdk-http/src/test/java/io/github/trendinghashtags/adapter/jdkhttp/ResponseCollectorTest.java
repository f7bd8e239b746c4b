package io.github.trendinghashtags.adapter.jdkhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.trendinghashtags.keyapi.TransportResponse;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Java 17's client never ends while it counts on the end of an answer; the moments at which it does so are races. */
class ResponseCollectorTest {
    private final CompletableFuture<TransportResponse> answer = new CompletableFuture<>();
    private final ResponseCollector collector = new ResponseCollector(1_000, answer, () -> {});
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

    @Test
    void takesNoMoreThanItsLimit() {
        HttpResponse.ResponseInfo head = mock(HttpResponse.ResponseInfo.class);
        when(head.headers()).thenReturn(HttpHeaders.of(Map.of(), (name, value) -> true));
        collector.apply(head);
        collector.onSubscribe(bytes);
        collector.onNext(List.of(ByteBuffer.allocate(1_001)));

        verify(bytes).cancel();
        assertThat(answer).isCompletedExceptionally();
    }
}
