package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.answer;
import static io.github.trendinghashtags.keyapi.Responses.ok;
import static io.github.trendinghashtags.keyapi.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ViewTest {
    private static final ApiKey TENANT = ApiKey.of("sk_live_tenant");

    private final Bench bench = new Bench();

    private KeyApiClient tenant() {
        return bench.client().withSettings(settings -> settings.withApiKey(TENANT));
    }

    private CompletableFuture<TrendingHashtagsPage> start(KeyApiClient client) {
        CompletableFuture<TrendingHashtagsPage> result = client.fetchAsync(Bench.QUERY);
        bench.steps.runAll();
        return result;
    }

    private static KeyApiClient withPolicy(KeyApiClient client, UnaryOperator<ResiliencePolicy> change) {
        return client.withSettings(settings -> settings.withResilience(change.apply(settings.resilience())));
    }

    @Test
    void sendsItsOwnKeyAndName() {
        bench.transport.answers(ok(), ok());
        start(tenant().withSettings(settings -> settings.withApplicationName("acme/1")))
                .join();
        start(bench.client()).join();

        assertThat(bench.transport.calls().get(0).headers())
                .containsEntry("Authorization", "Bearer " + TENANT.reveal())
                .hasEntrySatisfying("User-Agent", agent -> assertThat(agent).startsWith("acme/1 "));
        assertThat(bench.transport.calls().get(1).headers())
                .containsEntry("Authorization", "Bearer " + Bench.KEY.reveal())
                .hasEntrySatisfying("User-Agent", agent -> assertThat(agent).startsWith("trending-hashtags"));
    }

    @Test
    void keepsItsOwnTimeouts() {
        KeyApiClient hasty = bench.client()
                .withSettings(settings ->
                        settings.withCallTimeout(Duration.ofSeconds(2)).withAttemptTimeout(Duration.ofSeconds(3)));
        assertThat(hasty.callLimits()).isEqualTo(new CallLimits(3, Duration.ofSeconds(2)));
        var late = start(hasty);
        var patient = start(bench.client());
        bench.advance(Duration.ofSeconds(2));

        assertThat(Bench.failureOf(late)).isInstanceOf(TimedOut.class).hasMessageContaining("PT2S");
        assertThat(patient).isNotDone();
        assertThat(bench.transport.calls().get(0).timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(bench.transport.calls().get(1).timeout()).isEqualTo(Bench.ATTEMPT_TIMEOUT);
    }

    @Test
    void keepsItsOwnAttempts() {
        bench.transport.answers(status(500), status(500), ok());
        KeyApiClient once = withPolicy(bench.client(), policy -> policy.withMaxAttempts(1));

        assertThat(Bench.failureOf(start(once), ServerFailed.class).receipt().attempts())
                .isEqualTo(1);
        var repeated = start(bench.client());
        bench.advance(Bench.PAUSE);
        assertThat(repeated.join().receipt().attempts()).isEqualTo(2);
    }

    @Test
    void sharesThePlaces() {
        KeyApiClient tenant = tenant();
        bench.fillPlaces();
        var waiting = start(tenant);
        assertThat(bench.transport.sent()).isEqualTo(2);
        assertThat(tenant.callsWaiting()).isEqualTo(1);
        assertThat(tenant.requestsInFlight()).isEqualTo(2);

        bench.answer(1, ok());
        bench.answer(3, ok());
        assertThat(waiting).isCompleted();
    }

    @Test
    void sharesTheRetryBudget() {
        bench.settings =
                bench.settings.withResilience(bench.settings.resilience().withRetryBudget(2, 0.1));
        bench.transport.answers(status(500), status(500));
        start(bench.client());

        assertThat(Bench.failureOf(start(tenant()))).hasMessageContaining("retries are suspended");
    }

    @Test
    void tellsTheClientsListener() {
        HeardEvents heard = new HeardEvents();
        bench.listener = heard;
        bench.transport.answers(ok());
        start(tenant()).join();

        assertThat(heard.lines).endsWith("call: Page, attempts 1, credits 2");
    }

    @Test
    void endsItsOwnCallsAloneWhenItIsClosed() {
        KeyApiClient tenant = tenant();
        var closed = start(tenant);
        var open = start(bench.client());
        tenant.close();
        bench.steps.runAll();

        assertThat(Bench.failureOf(closed, NotSent.class).reason()).isEqualTo(NotSent.Reason.CLIENT_CLOSED);
        assertThat(Bench.failureOf(start(tenant))).isInstanceOf(NotSent.class);
        assertThat(open).isNotDone();
        bench.answer(2, ok());
        assertThat(open).isCompleted();
        bench.assertNothingIsLeft();
    }

    @Test
    void isClosedWithItsClient() {
        KeyApiClient tenant = tenant().withSettings(settings -> settings);
        var result = start(tenant);
        bench.client().close();
        bench.steps.runAll();

        assertThat(Bench.failureOf(result)).isInstanceOf(NotSent.class);
        assertThat(Bench.failureOf(start(tenant), NotSent.class).reason()).isEqualTo(NotSent.Reason.CLIENT_CLOSED);
    }

    @Test
    void showsNoKeyOfAnotherTenant() {
        String echo = "{\"code\":401,\"message\":\"not " + TENANT.reveal() + " or " + Bench.KEY.reveal() + "\"}";
        bench.transport.answers(ok(), answer(401, echo));
        start(tenant()).join();

        assertThat(Bench.failureOf(start(bench.client())))
                .isInstanceOf(Unauthorized.class)
                .hasMessageContaining("not [redacted] or [redacted]");
    }

    @Test
    void showsNoKeyThatWasFirstUsedWhileTheCallWasInFlight() {
        CompletableFuture<TrendingHashtagsPage> first = start(bench.client());
        start(tenant());
        bench.answer(1, answer(401, "{\"code\":401,\"message\":\"not " + TENANT.reveal() + "\"}"));

        assertThat(Bench.failureOf(first))
                .hasMessageContaining("not [redacted]")
                .hasMessageNotContaining("tenant");
    }

    @Test
    void remembersAFewKeysOfOthers() {
        RecentKeys keys = new RecentKeys();
        for (int tenant = 10; tenant < 40; tenant++) {
            keys.redactor(ApiKey.of("key" + tenant + "-" + "x".repeat(tenant)));
        }
        KeyRedactor redactor = keys.redactor(ApiKey.of("key24-" + "x".repeat(24)));

        assertThat(redactor.redact("key24- key39- key12-")).isEqualTo("[redacted] [redacted] key12-");
        assertThat(keys.redactor(ApiKey.of("key39-" + "x".repeat(39)))).isSameAs(redactor);
    }

    static Stream<Arguments> shared() {
        return Stream.of(
                change("baseUri", settings -> settings.withBaseUri(URI.create("http://localhost:2"))),
                change("connectTimeout", settings -> settings.withConnectTimeout(Duration.ofSeconds(1))),
                change("maxConcurrency", settings -> settings.withMaxConcurrency(3)),
                change("maxBodyBytes", settings -> settings.withMaxBodyBytes(2048)),
                change("keyInClearTextAllowed", ClientSettings::withKeyInClearTextAllowed),
                policy("limitForPeriod", policy -> policy.withRateLimit(2, policy.limitRefreshPeriod())),
                policy("limitRefreshPeriod", policy -> policy.withRateLimit(1, Duration.ofMillis(1))),
                policy("timeoutDuration", policy -> policy.withTimeoutDuration(Duration.ofSeconds(1))),
                policy("retryTokens", policy -> policy.withRetryBudget(3, policy.tokensPerSuccess())),
                policy("tokensPerSuccess", policy -> policy.withRetryBudget(policy.retryTokens(), 0.5)));
    }

    private static Arguments change(String name, UnaryOperator<ClientSettings> change) {
        return arguments(name, change);
    }

    private static Arguments policy(String name, UnaryOperator<ResiliencePolicy> change) {
        return change("resilience." + name, settings -> settings.withResilience(change.apply(settings.resilience())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shared")
    void canNotChangeWhatIsShared(String name, UnaryOperator<ClientSettings> change) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.client().withSettings(change))
                .withMessageStartingWith(name + " is shared by a client and its views, and must stay ")
                .withMessageNotContaining("localhost");
    }

    @Test
    void needsSettings() {
        assertThatNullPointerException()
                .isThrownBy(() -> bench.client().withSettings(settings -> null))
                .withMessage("settings");
        assertThatNullPointerException()
                .isThrownBy(() -> bench.client().withSettings(null))
                .withMessage("change");
    }

    @Test
    void keepsAUsersRetryWithinItsPolicy() {
        Retry retry = Retry.of("user", RetryConfig.custom().maxAttempts(2).build());
        try (KeyApiClient client = KeyApiClient.builder(bench.settings, bench.transport)
                .retry(retry)
                .build()) {
            assertThat(withPolicy(client, policy -> policy.withMaxAttempts(2))
                            .parts
                            .retry())
                    .isSameAs(retry);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> withPolicy(client, policy -> policy.withMaxAttempts(1)))
                    .withMessageContaining("the retry allows 2 attempts");
        }
    }
}
