package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PartsTest {
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
    void aConnectionThatWasNotMadeSaysSo() {
        assertThat(new Transport.NotConnectedException(null))
                .hasMessage("no connection was made")
                .hasNoCause();
    }
}
