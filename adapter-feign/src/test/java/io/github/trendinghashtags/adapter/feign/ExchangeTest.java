package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.spi.HttpAnswer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
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
                new CompletableFuture<HttpAnswer>());
        exchange.abort();
        exchange.run();

        assertThat(requests).hasValue(0);
    }
}
