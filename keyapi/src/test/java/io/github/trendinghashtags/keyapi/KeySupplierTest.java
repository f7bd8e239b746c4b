package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.answer;
import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Suppliers that block, over real threads, and keys that change. */
@Timeout(60)
class KeySupplierTest {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);

    private final ScriptedTransport transport = new ScriptedTransport();
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile boolean blocking = true;
    private volatile boolean interrupted;

    private final Supplier<ApiKey> slow = () -> {
        while (blocking && release.getCount() > 0) {
            try {
                release.await();
            } catch (InterruptedException interrupt) {
                interrupted = true; // and goes on, as some do
            }
        }
        return Bench.KEY;
    };

    private final KeyApiClient client = KeyApiClient.builder(
                    ClientSettings.of(slow).withCallTimeout(CALL_TIMEOUT).withMaxConcurrency(2), transport)
            .build();

    @AfterEach
    void close() {
        release.countDown();
        client.close();
    }

    @Test
    void aBlockingCallEndsAtItsTimeoutAndTheClientIsAsGoodAsBefore() {
        for (int call = 0; call < 2; call++) {
            assertThatThrownBy(() -> client.fetch(Bench.QUERY)).isInstanceOfSatisfying(NotSent.class, failure -> {
                assertThat(failure.receipt().attempts()).isZero();
                assertThat(failure.receipt().elapsed()).isGreaterThanOrEqualTo(CALL_TIMEOUT);
            });
        }
        assertThat(transport.sent()).isZero();
        blocking = false;
        release.countDown();
        transport.answers(ok());

        assertThat(client.fetch(Bench.QUERY).receipt().attempts()).isEqualTo(1);
        assertThat(interrupted).isTrue();
    }

    @Test
    void aFutureEndsAtItsTimeout() {
        assertThat(client.fetchAsync(Bench.QUERY))
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withCauseInstanceOf(NotSent.class);
    }

    @Test
    void anInterruptEndsABlockingCall() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> client.fetch(Bench.QUERY)).isInstanceOf(Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aMessageThatNamesAnEarlierKeyOfTheCallIsRedacted() {
        Bench bench = new Bench();
        Deque<ApiKey> rotated = new ArrayDeque<>(List.of(ApiKey.of("sk_live_first"), ApiKey.of("sk_test_later")));
        bench.settings = bench.settings.withApiKey(rotated::remove);
        bench.transport
                .answers(status(500))
                .answers(answer(401, "{\"code\":401,\"message\":\"the key sk_live_first is revoked\"}"));
        var result = bench.start();
        bench.advance(Bench.PAUSE);

        assertThat(Bench.failureOf(result, Unauthorized.class))
                .hasMessageContaining("\"the key [redacted] is revoked\"");
    }

    @Test
    void aCauseThatQuotesTheKeyIsRedacted() {
        Bench bench = new Bench();
        bench.resilience.attempts = 1;
        bench.transport.fails(new IOException("Bad chunk header: " + Bench.KEY.reveal()));

        assertThat(Bench.failureOf(bench.start()).getCause())
                .hasMessage("java.io.IOException: Bad chunk header: [redacted]");
    }
}
