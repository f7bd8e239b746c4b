package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PartsTest {
    private final Bench bench = new Bench();

    @Test
    void theSystemsTimeIsTheSystems() {
        TimeSource time = TimeSource.system(mock(ScheduledExecutorService.class));
        Instant before = Instant.now();
        long nanosBefore = System.nanoTime();

        assertThat(time.now()).isBetween(before, Instant.now());
        assertThat(time.nanoTime() - nanosBefore).isBetween(0L, System.nanoTime() - nanosBefore);
    }

    @Test
    void theSystemsTimerIsTheScheduler() {
        ScheduledExecutorService scheduler = mock(ScheduledExecutorService.class);
        ScheduledFuture<?> scheduled = mock(ScheduledFuture.class);
        when(scheduler.schedule(any(Runnable.class), org.mockito.ArgumentMatchers.anyLong(), any()))
                .thenAnswer(call -> scheduled);
        Runnable task = () -> {};

        assertThat(TimeSource.system(scheduler).schedule(Duration.ofMillis(2), task))
                .isSameAs(scheduled);
        verify(scheduler).schedule(task, 2_000_000L, TimeUnit.NANOSECONDS);
    }

    @Test
    void resilienceHasNoBreakerUnlessItBringsOne() {
        Resilience plain = mock(Resilience.class, org.mockito.Answers.CALLS_REAL_METHODS);

        assertThat(plain.tryBreaker()).isTrue();
        plain.breakerSuccess(Duration.ZERO);
        plain.breakerFailure(Duration.ZERO, null);
        plain.breakerRelease();
    }

    @Test
    void aConnectionThatWasNotMadeSaysSo() {
        assertThat(new Transport.NotConnectedException(null))
                .hasMessage("no connection was made")
                .hasNoCause();
    }

    @Test
    void anEngineNeedsAllItsParts() {
        Transport transport = (request, callingThread) -> new CompletableFuture<>();
        JsonTokens.Factory json = JacksonTokens::open;
        Executor executor = Runnable::run;
        needs("settings", () -> new CallEngine(null, transport, json, bench.resilience, bench.time, executor));
        needs("transport", () -> new CallEngine(bench.settings, null, json, bench.resilience, bench.time, executor));
        needs("json", () -> new CallEngine(bench.settings, transport, null, bench.resilience, bench.time, executor));
        needs("resilience", () -> new CallEngine(bench.settings, transport, json, null, bench.time, executor));
        needs("time", () -> new CallEngine(bench.settings, transport, json, bench.resilience, null, executor));
        needs("executor", () -> new CallEngine(bench.settings, transport, json, bench.resilience, bench.time, null));
    }

    private interface Making {
        CallEngine engine();
    }

    private static void needs(String name, Making making) {
        assertThatNullPointerException().isThrownBy(making::engine).withMessage(name);
    }
}
