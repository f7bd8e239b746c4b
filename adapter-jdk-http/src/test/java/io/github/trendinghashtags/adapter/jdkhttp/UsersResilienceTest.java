package io.github.trendinghashtags.adapter.jdkhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.ManualTime;
import io.github.trendinghashtags.testkit.StubAnswer;
import io.github.trendinghashtags.testkit.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.StubKeyApiServer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The user's own Resilience4j instances decide, within what the library promises. */
@ExtendWith(StubKeyApiExtension.class)
class UsersResilienceTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    @Test
    void attemptsAsOftenAsTheUsersRetrySays(StubKeyApiServer stub) {
        Retry retry = Retry.of("mine", eagerly(5));
        stub.enqueue(StubAnswer.html(503)).enqueue(StubAnswer.html(503)).enqueue(StubAnswer.html(503));

        try (var hashtags = client(stub).retry(retry).build()) {
            assertThat(hashtags.fetch(QUERY).receipt().attempts()).isEqualTo(4);
        }
        assertThat(retry.getMetrics().getNumberOfSuccessfulCallsWithRetryAttempt())
                .isEqualTo(1);
    }

    @Test
    void neverRepeatsARefusalThoughTheUsersRetryWould(StubKeyApiServer stub) {
        stub.enqueue(StubAnswer.envelope(401, 401, "no")).enqueue(StubAnswer.envelope(401, 401, "no"));

        try (var hashtags = client(stub).retry(Retry.of("mine", eagerly(5))).build()) {
            assertThatThrownBy(() -> hashtags.fetch(QUERY)).isInstanceOf(Unauthorized.class);
        }
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void neverWaitsLessThanTheVendorAsksThoughTheUsersRetryWould(StubKeyApiServer stub) {
        ManualTime time = ManualTime.startingAt(Instant.EPOCH);
        stub.enqueue(StubAnswer.envelope(429, 429, "slow down").withHeader("Retry-After", "7"));

        try (var hashtags = client(stub)
                .retry(Retry.of("mine", eagerly(2)))
                .timeSource(time)
                .build()) {
            CompletableFuture<TrendingHashtagsPage> page = hashtags.fetchAsync(QUERY);
            time.awaitTask(Duration.ofSeconds(7));
            assertThat(stub.requests()).hasSize(1);

            time.advance(Duration.ofSeconds(7));
            assertThat(page.join().receipt().attempts()).isEqualTo(2);
        }
    }

    @Test
    void failsAtOnceWhereTheVendorAsksForMoreThanTheCap(StubKeyApiServer stub) {
        stub.enqueue(StubAnswer.envelope(429, 429, "slow down").withHeader("Retry-After", "61"));

        try (var hashtags = client(stub).retry(Retry.of("mine", eagerly(5))).build()) {
            assertThatThrownBy(() -> hashtags.fetch(QUERY))
                    .isInstanceOfSatisfying(
                            RateLimited.class,
                            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(61)));
        }
    }

    @Test
    void takesOnePermitOfTheUsersLimiterForEachAttempt(StubKeyApiServer stub) {
        RateLimiter limiter = RateLimiter.of("mine", permits(10));
        stub.enqueue(StubAnswer.html(503)).enqueue(StubAnswer.html(503));

        try (var hashtags = client(stub).rateLimiter(limiter).build()) {
            hashtags.fetch(QUERY);
        }
        assertThat(limiter.getMetrics().getAvailablePermissions()).isEqualTo(7);
    }

    @Test
    void sendsNothingWithoutAPermit(StubKeyApiServer stub) {
        RateLimiter limiter = RateLimiter.of("mine", permits(1));

        try (var hashtags = client(stub).rateLimiter(limiter).build()) {
            hashtags.fetch(QUERY);
            assertThatThrownBy(() -> hashtags.fetch(QUERY))
                    .isInstanceOfSatisfying(
                            NotSent.class,
                            refused -> assertThat(refused.receipt().creditsAtMost())
                                    .isZero());
        }
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void sendsNothingWhileTheBreakerIsOpen(StubKeyApiServer stub) {
        CircuitBreaker breaker = CircuitBreaker.ofDefaults("mine");
        breaker.transitionToOpenState();

        try (var hashtags = client(stub).circuitBreaker(breaker).build()) {
            assertThatThrownBy(() -> hashtags.fetch(QUERY))
                    .isInstanceOf(NotSent.class)
                    .hasMessageContaining("circuit breaker");
        }
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void tellsTheBreakerOfEachAttempt(StubKeyApiServer stub) {
        CircuitBreaker breaker = CircuitBreaker.ofDefaults("mine");
        stub.enqueue(StubAnswer.html(500))
                .enqueue(StubAnswer.documented())
                .enqueue(StubAnswer.envelope(402, 402, "spent"));

        try (var hashtags = client(stub).circuitBreaker(breaker).build()) {
            hashtags.fetch(QUERY);
            assertThatThrownBy(() -> hashtags.fetch(QUERY)).hasMessageContaining("402");
        }
        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
        assertThat(breaker.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(2);
    }

    @Test
    void givesTheBreakersPermissionBackWhereNoPermitIsLeft(StubKeyApiServer stub) {
        CircuitBreaker breaker = CircuitBreaker.ofDefaults("mine");
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        RateLimiter limiter = RateLimiter.of("mine", permits(1));
        limiter.drainPermissions();

        try (var hashtags =
                client(stub).circuitBreaker(breaker).rateLimiter(limiter).build()) {
            for (int call = 0; call < 20; call++) {
                assertThatThrownBy(() -> hashtags.fetch(QUERY)).hasMessageContaining("no permit");
            }
        }
    }

    @Test
    void aListenerThatThrowsChangesNoOutcome(StubKeyApiServer stub) {
        Retry retry = Retry.of("mine", eagerly(3));
        retry.getEventPublisher().onEvent(event -> {
            throw new IllegalStateException("the listener's own trouble");
        });
        CircuitBreaker breaker = CircuitBreaker.ofDefaults("mine");
        breaker.getEventPublisher().onEvent(event -> {
            throw new IllegalStateException("the listener's own trouble");
        });
        stub.enqueue(StubAnswer.html(503));

        try (var hashtags = client(stub).retry(retry).circuitBreaker(breaker).build()) {
            assertThat(hashtags.fetch(QUERY).receipt().attempts()).isEqualTo(2);
            for (int answer = 0; answer < 3; answer++) {
                stub.enqueue(StubAnswer.html(503));
            }
            assertThatThrownBy(() -> hashtags.fetch(QUERY)).isInstanceOf(ServerFailed.class);
        }
    }

    @Test
    void aLimitersListenerThatThrowsChangesNoOutcome(StubKeyApiServer stub) {
        RateLimiter limiter = failingToListen(RateLimiter.of("mine", permits(2)));
        stub.enqueue(StubAnswer.html(503));

        try (var hashtags = client(stub).rateLimiter(limiter).build()) {
            assertThat(hashtags.fetch(QUERY).receipt().attempts()).isEqualTo(2);
            assertThatThrownBy(() -> hashtags.fetch(QUERY))
                    .isInstanceOf(NotSent.class)
                    .hasMessageContaining("no permit");
        }
        assertThat(stub.requests()).hasSize(2);
    }

    @Test
    void aLimitersListenerThatThrowsChangesNoPace(StubKeyApiServer stub) {
        ManualTime time = ManualTime.startingAt(Instant.EPOCH);
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(Duration.ofSeconds(10))
                .timeoutDuration(Duration.ofSeconds(10))
                .build();
        RateLimiter limiter = failingToListen(RateLimiter.of("mine", config, time::nanoTime));

        try (var hashtags = client(stub).rateLimiter(limiter).timeSource(time).build()) {
            hashtags.fetchAsync(QUERY).join();
            time.advance(Duration.ofSeconds(3));
            CompletableFuture<TrendingHashtagsPage> second = hashtags.fetchAsync(QUERY);
            time.awaitTask(Duration.ofSeconds(7));
            assertThatThrownBy(() -> hashtags.fetchAsync(QUERY).join()).hasMessageContaining("no permit");
            assertThat(stub.requests()).hasSize(1);

            time.advance(Duration.ofSeconds(7));
            assertThat(second.join().receipt().attempts()).isEqualTo(1);
        }
    }

    @Test
    void heedsALimiterOfAnotherKind(StubKeyApiServer stub) {
        RateLimiter limiter = mock(RateLimiter.class);
        when(limiter.reservePermission()).thenReturn(-1L);

        try (var hashtags = client(stub).rateLimiter(limiter).build()) {
            assertThatThrownBy(() -> hashtags.fetch(QUERY)).isInstanceOf(NotSent.class);
        }
        assertThat(stub.requests()).isEmpty();
    }

    private static JdkHttpTrendingHashtags.Builder client(StubKeyApiServer stub) {
        return JdkHttpTrendingHashtags.builder(stub.settings());
    }

    private static RateLimiter failingToListen(RateLimiter limiter) {
        limiter.getEventPublisher().onEvent(event -> {
            throw new IllegalStateException("the listener's own trouble");
        });
        return limiter;
    }

    /** Would repeat anything, without a pause. */
    private static RetryConfig eagerly(int attempts) {
        return RetryConfig.custom()
                .maxAttempts(attempts)
                .waitDuration(Duration.ofMillis(1))
                .retryOnException(failure -> true)
                .build();
    }

    private static RateLimiterConfig permits(int count) {
        return RateLimiterConfig.custom()
                .limitForPeriod(count)
                .limitRefreshPeriod(Duration.ofHours(1))
                .timeoutDuration(Duration.ZERO)
                .build();
    }
}
