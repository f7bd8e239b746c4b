package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.credits.StoreCall.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class StoreCallTest {
    private static final Duration MOMENT = Duration.ofMillis(1);

    @Test
    void cancelsAStageThatIsNotCompleteInTime() throws Exception {
        CompletableFuture<String> stage = new CompletableFuture<>();
        CountDownLatch cancelled = new CountDownLatch(1);
        stage.whenComplete((value, failure) -> cancelled.countDown());

        Outcome<String> outcome =
                StoreCall.start(MOMENT, null, () -> stage, value -> value).await();

        assertThat(outcome.failure()).isInstanceOf(TimeoutException.class);
        assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stage).isCancelled();
    }

    @Test
    void failsByWhatItsCheckThrows() throws Exception {
        IllegalStateException refused = new IllegalStateException("refused");
        StoreCall<String> call =
                StoreCall.start(MOMENT, null, () -> CompletableFuture.completedStage("value"), value -> {
                    throw refused;
                });

        assertThat(call.await()).isEqualTo(new Outcome<>(null, refused));
    }
}
