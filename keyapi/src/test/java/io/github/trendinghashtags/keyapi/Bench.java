package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** A client between a scripted transport, scripted resilience, manual time and workers that a test runs by hand. */
final class Bench {
    static final ApiKey KEY = ApiKey.of("sk_live_canary");
    static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(10);
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    static final Duration PAUSE = Duration.ofMillis(ScriptedResilience.PAUSE_MILLIS);

    final ManualTime time = new ManualTime();
    final ManualExecutor steps = new ManualExecutor();
    final ScriptedTransport transport = new ScriptedTransport();
    final ScriptedResilience resilience = new ScriptedResilience();
    ManualExecutor executor;
    CallListener listener;
    Executor workers = steps;
    ClientSettings settings =
            ClientSettings.of(KEY).withBaseUri(URI.create("http://localhost:1")).withMaxConcurrency(2);
    private KeyApiClient client;

    KeyApiClient client() {
        if (client == null) {
            client = new KeyApiClient(new KeyApiClientBuilder.Parts(
                    settings,
                    transport,
                    time,
                    resilience.retry(),
                    false,
                    resilience.rateLimiter(),
                    null,
                    resilience.circuitBreaker(),
                    workers,
                    Runnable::run,
                    executor == null ? Runnable::run : executor,
                    listener,
                    () -> {}));
        }
        return client;
    }

    /** Starts a call, and takes none of its steps. */
    CompletableFuture<TrendingHashtagsPage> begin() {
        return client().fetchAsync(QUERY);
    }

    /** Starts a call, and takes all steps that need no wait. */
    CompletableFuture<TrendingHashtagsPage> start() {
        CompletableFuture<TrendingHashtagsPage> result = begin();
        steps.runAll();
        return result;
    }

    void advance(Duration step) {
        time.advance(step, steps::runAll);
        steps.runAll();
    }

    /** Ends an exchange. */
    void answer(int exchange, TransportResponse answer) {
        transport.exchange(exchange).complete(answer);
        steps.runAll();
    }

    /** Takes both places with calls that wait for their answers. */
    List<CompletableFuture<TrendingHashtagsPage>> fillPlaces() {
        return List.of(start(), start());
    }

    static TrendingHashtagsException failureOf(CompletableFuture<TrendingHashtagsPage> result) {
        return failureOf(result, TrendingHashtagsException.class);
    }

    static <T extends Throwable> T failureOf(CompletableFuture<TrendingHashtagsPage> result, Class<T> type) {
        assertThat(result).as("the call has ended").isDone();
        Throwable thrown = catchThrowable(result::join);
        return type.cast(thrown instanceof CompletionException ? thrown.getCause() : thrown);
    }

    /** Takes a place on the wire without a call. */
    AttemptQueue.Ticket takePlace() {
        AttemptQueue.Ticket ticket = client().attempts.ticket(new AttemptQueue.Waiter() {
            @Override
            public void admitted() {
                throw new AssertionError("no place was free");
            }

            @Override
            public void refused(String reason) {
                throw new AssertionError(reason);
            }

            @Override
            public Duration callTimeout() {
                return CALL_TIMEOUT;
            }

            @Override
            public boolean fits(Duration wait) {
                return true;
            }
        });
        assertThat(ticket.enter()).isTrue();
        return ticket;
    }

    int freePlaces() {
        return settings.maxConcurrency() - client().attempts.onTheWire();
    }

    /** Nothing is waited for, on the wire or held, and the client knows of no call. */
    void assertNothingIsLeft() {
        steps.runAll();
        assertThat(time.pending()).as("timers").isEmpty();
        assertThat(transport.inFlight()).as("exchanges").isZero();
        assertThat(freePlaces()).as("free places").isEqualTo(settings.maxConcurrency());
        assertThat(resilience.isBalanced())
                .as("each permission of the breaker is answered")
                .isTrue();
        client().close();
        assertThat(steps.pending()).as("calls that the client still knows").isZero();
    }
}
