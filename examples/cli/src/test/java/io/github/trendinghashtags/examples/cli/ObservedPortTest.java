package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.FakeTrendingHashtags;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ObservedPortTest {
    private final FakeTrendingHashtags fake = FakeTrendingHashtags.documented();
    private final ObservedPort port = observed(fake);

    @Test
    void addsUpThePagesOfAStream() {
        assertThat(port.stream(TrendingHashtagsQuery.defaults()).limit(45)).hasSize(45);
        assertThat(port.spent().requests()).isEqualTo(3);
        assertThat(port.spent().creditsAtMost()).isEqualTo(6);
    }

    @Test
    void countsFailuresToo() {
        fake.failNext(receipt -> new OutOfCredits("spent", receipt, 402, null));
        fake.failNext(receipt -> new OutOfCredits("spent", receipt, 402, null));

        assertThatThrownBy(() -> port.fetch(TrendingHashtagsQuery.defaults())).isInstanceOf(OutOfCredits.class);
        assertThat(port.fetchAsync(TrendingHashtagsQuery.defaults())).isCompletedExceptionally();
        assertThat(port.spent().creditsAtMost()).isEqualTo(4);
    }

    @Test
    void countsAPageBeforeItsAskerSeesIt() {
        port.fetchAsync(TrendingHashtagsQuery.defaults()).join();
        assertThat(port.spent().requests()).isEqualTo(1);
    }

    @Test
    void passesACancellationOn() {
        CompletableFuture<TrendingHashtagsPage> call = new CompletableFuture<>();
        TrendingHashtagsPort endless = new TrendingHashtagsPort() {
            @Override
            public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
                return call.join();
            }

            @Override
            public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                return call;
            }
        };

        observed(endless).fetchAsync(TrendingHashtagsQuery.defaults()).cancel(true);

        assertThat(call).isCancelled();
    }

    private static ObservedPort observed(TrendingHashtagsPort port) {
        return new ObservedPort(port, Terminal.of(new StringWriter(), new StringWriter(), Map.of(), false));
    }
}
