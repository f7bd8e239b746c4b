package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BackoffTest {
    private static final Receipt RECEIPT = new Receipt(null, 1, 2, Duration.ZERO, Instant.EPOCH);
    private static final Throwable LOST = new ConnectionFailed("lost", RECEIPT, null);
    private static final Throwable LIMITED = new RateLimited("limited", RECEIPT, 429, null, null);
    private static final ResiliencePolicy POLICY = ResiliencePolicy.defaults();

    /** Draws the highest number it may. */
    private static final class Highest implements RandomGenerator {
        @Override
        public long nextLong() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }

    /** Draws the lowest number it may. */
    private static final class Lowest implements RandomGenerator {
        @Override
        public long nextLong() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long nextLong(long bound) {
            assertThat(bound).isPositive();
            return 0;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 2000", "3, 4000", "4, 8000", "5, 8000", "50, 8000"})
    void theCeilingDoublesUpToTheCap(int attempt, long millis) {
        assertThat(new Backoff(POLICY, new Highest()).pauseMillis(attempt, LOST))
                .isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({"1, 5000", "2, 8000", "3, 8000"})
    void after429TheBaseIsItsOwn(int attempt, long millis) {
        assertThat(new Backoff(POLICY, new Highest()).pauseMillis(attempt, LIMITED))
                .isEqualTo(millis);
    }

    static IntStream attempts() {
        return IntStream.rangeClosed(1, 50);
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void noAttemptLeadsBelowZeroOrPastTheCap(int attempt) {
        ResiliencePolicy longest = POLICY.withBackoff(Duration.ofMinutes(1), Duration.ofMinutes(10));

        assertThat(new Backoff(longest, new Lowest()).pauseMillis(attempt, LOST))
                .isZero();
        assertThat(new Backoff(longest, new Highest()).pauseMillis(attempt, LOST))
                .isEqualTo(attempt > 4 ? 600_000 : 60_000L << (attempt - 1));
    }

    @Test
    void theCapHoldsFromTheFirstAttempt() {
        ResiliencePolicy policy = POLICY.withBackoff(Duration.ofSeconds(10), Duration.ofSeconds(2));

        assertThat(new Backoff(policy, new Highest()).pauseMillis(1, LOST)).isEqualTo(2000);
    }

    @Test
    void theShortestBaseReachesTheLongestCapAndNoMore() {
        ResiliencePolicy policy = POLICY.withBackoff(Duration.ofMillis(1), Duration.ofMinutes(10));
        Backoff backoff = new Backoff(policy, new Highest());

        assertThat(backoff.pauseMillis(20, LOST)).isEqualTo(524_288);
        assertThat(backoff.pauseMillis(21, LOST)).isEqualTo(600_000);
        assertThat(backoff.pauseMillis(Integer.MAX_VALUE, LOST)).isEqualTo(600_000);
    }

    @Test
    void realJitterStaysWithinItsBounds() {
        Backoff backoff = new Backoff(POLICY, RandomGenerator.of("L64X128MixRandom"));

        assertThat(IntStream.range(0, 1000).mapToLong(i -> backoff.pauseMillis(1, LOST)))
                .allMatch(millis -> millis >= 0 && millis <= 1000);
    }
}
