package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Request;
import feign.RetryableException;
import io.github.trendinghashtags.keyapi.TransportRequest;
import io.github.trendinghashtags.keyapi.TransportResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private final CompletableFuture<TransportResponse> result = new CompletableFuture<>();

    @Test
    void sendsNothingIfItIsAbortedBeforeItBegins() {
        AtomicInteger requests = new AtomicInteger();
        Exchange exchange = exchange(true);
        exchange.abort();
        exchange.run(running -> {
            requests.incrementAndGet();
            throw new IllegalStateException("sent");
        });

        assertThat(requests).hasValue(0);
    }

    @Test
    void sendsNothingIfItIsAbortedBeforeItIsConnected() {
        exchange(true)
                .run(exchange -> exchange.send(() -> {
                    exchange.abort();
                    Exchange.onAbort(() -> {});
                    throw new IllegalStateException("sent");
                }));

        assertThat(result)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(InterruptedIOException.class);
    }

    @Test
    void sendsARequestOnce() {
        exchange(true).run(exchange -> {
            exchange.send(() -> null);
            return exchange.send(() -> null);
        });

        assertThat(result)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    void interruptsAThreadOfThePoolAndLeavesNoFlagBehind() throws InterruptedException {
        assertThat(interruptedByAbort(true)).isTrue();
    }

    @Test
    void interruptsNoCallersThread() throws InterruptedException {
        assertThat(interruptedByAbort(false)).isFalse();
    }

    @Test
    void keepsTheCauseOfFeignsExceptionsAlone() {
        Request request =
                Request.create(Request.HttpMethod.GET, "http://host", Map.of(), null, StandardCharsets.UTF_8, null);
        IOException cut = new IOException("cut");
        RetryableException inner =
                new RetryableException(-1, "inner", Request.HttpMethod.GET, cut, (Long) null, request);
        RetryableException outer =
                new RetryableException(-1, "outer", Request.HttpMethod.GET, inner, (Long) null, request);
        RetryableException bare = new RetryableException(-1, "bare", Request.HttpMethod.GET, (Long) null, request);

        assertThat(Exchange.unwrap(outer)).isSameAs(cut);
        assertThat(Exchange.unwrap(bare))
                .isInstanceOf(IOException.class)
                .hasMessage("feign.RetryableException")
                .hasNoCause();
    }

    private boolean interruptedByAbort(boolean interruptible) throws InterruptedException {
        Exchange exchange = exchange(interruptible);
        CompletableFuture<Boolean> during = new CompletableFuture<>();
        CompletableFuture<Boolean> after = new CompletableFuture<>();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> aborted = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            exchange.run(running -> {
                begun.complete(null);
                aborted.join();
                during.complete(Thread.currentThread().isInterrupted());
                throw new IOException("over");
            });
            after.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();
        begun.join();
        exchange.abort();
        aborted.complete(null);
        assertThat(after.join()).isFalse();
        thread.join();
        return during.join();
    }

    private Exchange exchange(boolean interruptible) {
        TransportRequest request =
                new TransportRequest(URI.create("http://host/?a=b"), Map.of(), Duration.ofSeconds(10));
        return new Exchange(request, 1_000, interruptible, () -> false, result);
    }
}
