package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.keyapi.TransportResponse;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    @Test
    void sendsNothingWhereItIsAbortedBeforeItBegins() {
        AtomicInteger requests = new AtomicInteger();
        Exchange exchange = new Exchange(
                () -> {
                    requests.incrementAndGet();
                    throw new IllegalStateException("sent");
                },
                1_000,
                new CompletableFuture<TransportResponse>());
        exchange.abort();
        exchange.run();

        assertThat(requests).hasValue(0);
    }

    @Test
    void sendsNothingWhereItIsAbortedBeforeItIsConnected() {
        CompletableFuture<TransportResponse> answer = new CompletableFuture<>();
        AtomicReference<Exchange> exchange = new AtomicReference<>();
        exchange.set(new Exchange(
                () -> {
                    exchange.get().abort();
                    Exchange.currentDisconnectsBy(() -> {});
                    throw new IllegalStateException("sent");
                },
                1_000,
                answer));
        exchange.get().run();

        assertThat(answer)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(InterruptedIOException.class);
    }
}
