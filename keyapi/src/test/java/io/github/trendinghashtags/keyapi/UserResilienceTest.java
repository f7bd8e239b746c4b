package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.answer;
import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The user's own Resilience4j instances and registries decide, within what the library promises. */
@Timeout(60)
class UserResilienceTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    private final ScriptedTransport transport = new ScriptedTransport();
    private final ManualTime time = new ManualTime();
    private ClientSettings settings = ClientSettings.of(Bench.KEY)
            .withResilience(ResiliencePolicy.defaults().withMaxAttempts(5).withRateLimit(1_000, Duration.ofMillis(1)));

    private KeyApiClient.Builder builder() {
        return KeyApiClient.builder(settings, transport).executor(Runnable::run);
    }

    @Test
    void attemptsAsOftenAsTheUsersRetrySays() {
        Retry retry = Retry.of("mine", eagerly(5));
        transport.answers(status(503), status(503), status(503), ok());

        try (KeyApiClient client = builder().retry(retry).build()) {
            assertThat(client.fetch(QUERY).receipt().attempts()).isEqualTo(4);
        }
        assertThat(retry.getMetrics().getNumberOfSuccessfulCallsWithRetryAttempt())
                .isEqualTo(1);
    }

    @Test
    void refusesARetryWithMoreAttemptsThanThePolicy() {
        assertThatThrownBy(() -> builder().retry(Retry.of("mine", eagerly(8))).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 attempts")
                .hasMessageContaining("more than the 5");
    }

    @Test
    void neverRepeatsARefusalThoughTheUsersRetryWould() {
        transport.answers(status(401), status(401));

        try (KeyApiClient client = builder().retry(Retry.of("mine", eagerly(5))).build()) {
            assertThatThrownBy(() -> client.fetch(QUERY)).isInstanceOf(Unauthorized.class);
        }
        assertThat(transport.sent()).isEqualTo(1);
    }

    @Test
    void neverWaitsLessThanTheVendorAsksThoughTheUsersRetryWould() throws Exception {
        transport.answers(answer(429, "", "Retry-After", "7"), ok());

        try (KeyApiClient client =
                builder().retry(Retry.of("mine", eagerly(2))).time(time).build()) {
            CompletableFuture<TrendingHashtagsPage> page = client.fetchAsync(QUERY);
            time.awaitTask(Duration.ofSeconds(7));
            assertThat(transport.sent()).isEqualTo(1);

            time.advance(Duration.ofSeconds(7), () -> {});
            assertThat(page.join().receipt().attempts()).isEqualTo(2);
        }
    }

    @Test
    void failsAtOnceIfTheVendorAsksForMoreThanTheCap() {
        transport.answers(answer(429, "", "Retry-After", "61"));

        try (KeyApiClient client = builder().retry(Retry.of("mine", eagerly(5))).build()) {
            assertThatExceptionOfType(RateLimited.class)
                    .isThrownBy(() -> client.fetch(QUERY))
                    .satisfies(limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(61)));
        }
    }

    @Test
    void takesOnePermissionOfTheUsersLimiterForEachAttempt() {
        RateLimiter limiter = RateLimiter.of("mine", permissions(10));
        transport.answers(status(503), status(503), ok());

        try (KeyApiClient client = builder()
                .rateLimiter(limiter)
                .retry(Retry.of("mine", eagerly(3)))
                .build()) {
            client.fetch(QUERY);
        }
        assertThat(limiter.getMetrics().getAvailablePermissions()).isEqualTo(7);
    }

    @Test
    void sendsNothingWithoutAPermission() {
        transport.answers(ok());

        try (KeyApiClient client =
                builder().rateLimiter(RateLimiter.of("mine", permissions(1))).build()) {
            client.fetch(QUERY);
            assertThatExceptionOfType(NotSent.class)
                    .isThrownBy(() -> client.fetch(QUERY))
                    .satisfies(refused ->
                            assertThat(refused.receipt().creditsAtMost()).isZero());
        }
        assertThat(transport.sent()).isEqualTo(1);
    }

    @Test
    void reportsEachAttemptToTheBreaker() {
        CircuitBreaker breaker = CircuitBreaker.ofDefaults("mine");
        transport.answers(status(500), ok(), status(402));

        try (KeyApiClient client = builder()
                .circuitBreaker(breaker)
                .retry(Retry.of("mine", eagerly(3)))
                .build()) {
            client.fetch(QUERY);
            assertThatThrownBy(() -> client.fetch(QUERY)).hasMessageContaining("402");
        }
        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
        assertThat(breaker.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(2);
    }

    @Test
    void releasesTheBreakersPermissionIfTheLimiterHasNone() {
        CircuitBreaker breaker = CircuitBreaker.ofDefaults("mine");
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        RateLimiter limiter = RateLimiter.of("mine", permissions(1));
        limiter.drainPermissions();

        try (KeyApiClient client =
                builder().circuitBreaker(breaker).rateLimiter(limiter).build()) {
            for (int call = 0; call < 20; call++) {
                assertThatThrownBy(() -> client.fetch(QUERY)).hasMessageContaining("no permit");
            }
        }
    }

    @Test
    void listenersThatThrowChangeNoOutcome() {
        Retry retry = Retry.of("mine", eagerly(3));
        retry.getEventPublisher().onEvent(event -> {
            throw Sneaky.unchecked(new java.io.IOException("a user's bug"));
        });
        CircuitBreaker breaker = CircuitBreaker.ofDefaults("mine");
        breaker.getEventPublisher().onEvent(event -> {
            throw new AssertionError("a user's bug");
        });
        RateLimiter limiter = RateLimiter.of("mine", permissions(5));
        limiter.getEventPublisher().onEvent(event -> {
            throw Sneaky.unchecked(new java.io.IOException("a user's bug"));
        });
        transport.answers(status(503), ok(), status(503), status(503), status(503));

        try (KeyApiClient client = builder()
                .retry(retry)
                .circuitBreaker(breaker)
                .rateLimiter(limiter)
                .build()) {
            assertThat(client.fetch(QUERY).receipt().attempts()).isEqualTo(2);
            assertThatThrownBy(() -> client.fetch(QUERY)).isInstanceOf(ServerFailed.class);
            assertThatThrownBy(() -> client.fetch(QUERY))
                    .isInstanceOf(NotSent.class)
                    .hasMessageContaining("no permit");
        }
        assertThat(transport.sent()).isEqualTo(5);
    }

    @Test
    void makesItsInstancesInTheUsersRegistriesWithThePolicysConfiguration() {
        RetryRegistry retries = RetryRegistry.ofDefaults();
        RateLimiterRegistry limiters = RateLimiterRegistry.ofDefaults();
        CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(
                CircuitBreakerConfig.custom().minimumNumberOfCalls(7).build());
        transport.answers(ok());

        KeyApiClient client = builder()
                .retryRegistry(retries)
                .rateLimiterRegistry(limiters)
                .circuitBreakerRegistry(breakers)
                .build();
        client.fetch(QUERY);

        Retry retry = retries.find("trending-hashtags").orElseThrow();
        assertThat(retry.getRetryConfig().getMaxAttempts()).isEqualTo(5);
        assertThat(retry.getMetrics().getNumberOfSuccessfulCallsWithoutRetryAttempt())
                .isEqualTo(1);
        RateLimiter limiter = limiters.find("trending-hashtags").orElseThrow();
        assertThat(limiter.getRateLimiterConfig().getLimitForPeriod()).isEqualTo(1_000);
        CircuitBreaker breaker = breakers.find("trending-hashtags").orElseThrow();
        assertThat(breaker.getCircuitBreakerConfig().getMinimumNumberOfCalls()).isEqualTo(7);
        assertThat(breaker.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(1);

        client.close();
        assertThat(retries.getAllRetries()).isEmpty();
        assertThat(limiters.getAllRateLimiters()).isEmpty();
        assertThat(breakers.getAllCircuitBreakers()).isEmpty();
    }

    @Test
    void aSecondClientInTheSameRegistryHasInstancesOfItsOwn() {
        RetryRegistry retries = RetryRegistry.ofDefaults();
        KeyApiClient first = builder().retryRegistry(retries).build();
        settings = settings.withResilience(ResiliencePolicy.defaults().withMaxAttempts(2));
        KeyApiClient second = builder().retryRegistry(retries).build();

        assertThat(retries.retry("trending-hashtags").getRetryConfig().getMaxAttempts())
                .isEqualTo(5);
        assertThat(retries.retry("trending-hashtags-2").getRetryConfig().getMaxAttempts())
                .isEqualTo(2);
        first.close();
        assertThat(retries.find("trending-hashtags")).isEmpty();
        assertThat(retries.find("trending-hashtags-2")).isPresent();
        second.close();
    }

    @Test
    void clientsThatAreBuiltAtOnceInTheSameRegistryHaveInstancesOfTheirOwn() throws Exception {
        RetryRegistry retries = RetryRegistry.ofDefaults();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<KeyApiClient>> builds = Collections.nCopies(
                    64, () -> builder().retryRegistry(retries).build());
            List<Future<KeyApiClient>> clients = threads.invokeAll(builds);
            assertThat(retries.getAllRetries()).hasSize(64);
            for (Future<KeyApiClient> client : clients) {
                client.get().close();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(retries.getAllRetries()).isEmpty();
    }

    @Test
    void aRetryMadeInARegistryKeepsOurBackoff() throws Exception {
        transport.answers(answer(503, "", "Retry-After", "3"), ok());
        try (KeyApiClient client =
                builder().retryRegistry(RetryRegistry.ofDefaults()).time(time).build()) {
            CompletableFuture<TrendingHashtagsPage> page = client.fetchAsync(QUERY);
            time.awaitTask(Duration.ofSeconds(3));
            time.advance(Duration.ofSeconds(3), () -> {});
            assertThat(page.join().receipt().attempts()).isEqualTo(2);
        }
    }

    @Test
    void closesTheTransportWithTheClient() {
        int[] closed = new int[1];
        Transport counting = new Transport() {
            @Override
            public CompletableFuture<TransportResponse> send(
                    TransportRequest request, java.util.concurrent.Executor callingThread) {
                return transport.send(request, callingThread);
            }

            @Override
            public void close() {
                closed[0]++;
            }
        };
        KeyApiClient.builder(settings, counting).build().close();

        assertThat(closed[0]).isEqualTo(1);
    }

    /** Would repeat anything, without a pause. */
    private static RetryConfig eagerly(int attempts) {
        return RetryConfig.custom()
                .maxAttempts(attempts)
                .waitDuration(Duration.ofMillis(1))
                .retryOnException(failure -> true)
                .build();
    }

    private static RateLimiterConfig permissions(int count) {
        return RateLimiterConfig.custom()
                .limitForPeriod(count)
                .limitRefreshPeriod(Duration.ofHours(1))
                .timeoutDuration(Duration.ZERO)
                .build();
    }

    @Test
    void aSecondCloseRemovesNoInstanceOfAnotherClient() {
        RetryRegistry registry = RetryRegistry.ofDefaults();
        KeyApiClient first = named(registry);
        first.close();
        try (KeyApiClient second = named(registry)) {
            first.close();
            assertThat(registry.find("trending-hashtags")).isPresent();
            assertThat(second.callsWaiting()).isZero();
        }
    }

    private static KeyApiClient named(RetryRegistry registry) {
        return KeyApiClient.builder(new Bench().settings, (request, thread) -> new CompletableFuture<>())
                .retryRegistry(registry)
                .build();
    }
}
