package io.github.trendinghashtags.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** A setup that can't work stops the start, and says what to do. */
class SetupFailuresTest {

    @Test
    void aMissingKeyNamesThePropertyTheVariableAndTheStub() {
        FailureAnalysis analysis = analysis(Contexts.onJdk());

        assertThat(analysis.getDescription())
                .isEqualTo(
                        "There is no key for KeyAPI: neither the property trending-hashtags.api-key nor the environment"
                                + " variable KEYAPI_TOKEN is set.");
        assertThat(analysis.getAction()).contains("trending-hashtags.stub", "trending-hashtags-testkit");
    }

    @Test
    void anEmptyKeyIsMissing() {
        assertThat(analysis(Contexts.onJdk()
                                .withPropertyValues(
                                        "trending-hashtags.api-key=${ACME_KEY:}", "trending-hashtags.base-uri="))
                        .getDescription())
                .startsWith("There is no key for KeyAPI");
    }

    @Test
    void aShareThatASwitchedOffBudgetDoesNotUseIsCheckedToo() {
        assertThat(analysis(Contexts.withKey()
                                .withPropertyValues(
                                        "trending-hashtags.resilience.retry-tokens=0",
                                        "trending-hashtags.resilience.tokens-per-success=2"))
                        .getDescription())
                .contains("tokensPerSuccess must be from 0.0 to 1.0, was 2.0");
    }

    @Test
    void aBadKeyIsNotShown() {
        assertThat(analysis(Contexts.onJdk().withPropertyValues("trending-hashtags.api-key=sk_bad key"))
                        .getDescription())
                .startsWith("trending-hashtags.api-key is not valid: an API key must be")
                .doesNotContain("sk_bad");
        assertThat(analysis(Contexts.onJdk().withPropertyValues("KEYAPI_TOKEN=sk_bad key"))
                        .getDescription())
                .startsWith("KEYAPI_TOKEN is not valid")
                .doesNotContain("sk_bad");
    }

    @Test
    void aBadKeyIsInNoStackTrace() {
        Contexts.onJdk()
                .withPropertyValues("trending-hashtags.api-key=sk_bad key")
                .run(context -> {
                    StringWriter trace = new StringWriter();
                    context.getStartupFailure().printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).contains("SetupException").doesNotContain("sk_bad");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    connect-timeout | 2h | connectTimeout must be from PT0.001S to PT1H, was PT2H
                    attempt-timeout | 0s | attemptTimeout must be from PT0.001S to PT1H, was PT0S
                    call-timeout | 2h | callTimeout must be from PT0.001S to PT1H, was PT2H
                    max-concurrency | 0 | maxConcurrency must be from 1 to 10000, was 0
                    max-body-size | -1B | maxBodyBytes must be from 1024 to 67108864, was -1
                    max-body-size | 4GB | maxBodyBytes must be from 1024 to 67108864, was 4294967296
                    max-body-size | 1GB | maxBodyBytes must be from 1024 to 67108864, was 1073741824
                    application-name | a/b/c | applicationName must be product tokens
                    base-uri | http://x.example | baseUri must be https
                    base-uri | https://user:secret@x.example | baseUri must be https
                    base-uri | : | baseUri must be a URI
                    resilience.max-attempts | 11 | maxAttempts must be from 1 to 10, was 11
                    resilience.backoff-base | 2m | backoffBase must be from PT0.001S to PT1M, was PT2M
                    resilience.backoff-cap | 11m | backoffCap must be from PT0.001S to PT10M, was PT11M
                    resilience.rate-limited-backoff-base | 2m | rateLimitedBackoffBase must be from PT0.001S to PT1M, was PT2M
                    resilience.retry-after-cap | 2h | retryAfterCap must be from PT0S to PT1H, was PT2H
                    resilience.limit-for-period | 0 | limitForPeriod must be from 1 to 1000000, was 0
                    resilience.limit-refresh-period | 0s | limitRefreshPeriod must be from PT0.001S to PT1H, was PT0S
                    resilience.timeout-duration | 2h | timeoutDuration must be from PT0S to PT1H, was PT2H
                    resilience.retry-tokens | 2000 | retryTokens must be from 1 to 1000, was 2000
                    resilience.tokens-per-success | 2 | tokensPerSuccess must be from 0.0 to 1.0, was 2.0
                    budget.per-call | 1 | perCall must be at least 2, was 1
                    budget.per-day | 1 | perDay must be at least 2, was 1
                    budget.per-process | 1 | perProcess must be at least 2, was 1
                    budget.cool-down | 366d | coolDown must be from PT0S to PT8760H, was PT8784H
                    cache.fresh-for | 366d | freshFor must be from PT0S to PT8760H, was PT8784H
                    cache.stale-for | 366d | staleFor must be from PT0S to PT8760H, was PT8784H
                    cache.max-entries | 0 | maxEntries must be at least 1, was 0
                    """)
    void aPropertyOutOfRangeIsNamedWithItsRangeAndValue(String property, String value, String message) {
        FailureAnalysis analysis =
                analysis(Contexts.withKey().withPropertyValues("trending-hashtags." + property + "=" + value));

        assertThat(analysis.getDescription())
                .startsWith("trending-hashtags." + property + " is not valid: " + message)
                .doesNotContain("secret");
        assertThat(analysis.getAction()).contains("trending-hashtags." + property);
    }

    @Test
    void twoTransportsAndNoChoiceNameThePropertyThatChooses() {
        FailureAnalysis analysis =
                analysis(Contexts.bare().withPropertyValues("trending-hashtags.api-key=" + Contexts.KEY));

        assertThat(analysis.getDescription())
                .contains("trending-hashtags-adapter-jdk-http", "trending-hashtags-adapter-feign");
        assertThat(analysis.getAction())
                .isEqualTo("Choose one: set the property trending-hashtags.transport to jdk or feign.");
    }

    @Test
    void noTransportNamesTheDependencies() {
        FailureAnalysis analysis = analysis(Contexts.withKey()
                .withClassLoader(new FilteredClassLoader(JdkHttpTrendingHashtags.class, FeignTrendingHashtags.class)));

        assertThat(analysis.getAction())
                .contains("trending-hashtags-adapter-jdk-http", "trending-hashtags-adapter-feign");
    }

    @Test
    void aTransportThatIsNotThereNamesTheDependency() {
        FailureAnalysis analysis = analysis(Contexts.withKey().withPropertyValues("trending-hashtags.transport=feign"));

        assertThat(analysis.getAction())
                .startsWith("Add the dependency io.github.trendinghashtags:trending-hashtags-adapter-feign");
    }

    @Test
    void aStubWithoutTheTestkitNamesTheDependency() {
        FailureAnalysis analysis = analysis(Contexts.withStub()
                .withClassLoader(new FilteredClassLoader(StubKeyApiServer.class, FeignTrendingHashtags.class)));

        assertThat(analysis.getAction())
                .startsWith("Add the dependency io.github.trendinghashtags:trending-hashtags-testkit");
    }

    @Test
    void aClientThatCallsTheVendorInTheStubsPlaceIsRefused() {
        ClientSettings vendors = ClientSettings.of(ApiKey.of(Contexts.KEY));

        assertThat(analysis(Contexts.withStub()
                                .withBean(KeyApiClient.class, () -> JdkHttpTrendingHashtags.create(vendors)))
                        .getDescription())
                .contains("trending-hashtags.stub is true", "https://api.keyapi.ai");
    }

    @Test
    void aStubWithoutTheTestkitIsRefusedWhateverBeansThereAre() {
        ClientSettings vendors = ClientSettings.of(ApiKey.of(Contexts.KEY));

        assertThat(analysis(Contexts.withStub()
                                .withClassLoader(
                                        new FilteredClassLoader(StubKeyApiServer.class, FeignTrendingHashtags.class))
                                .withBean(ClientSettings.class, () -> vendors))
                        .getAction())
                .startsWith("Add the dependency io.github.trendinghashtags:trending-hashtags-testkit");
    }

    @Test
    void settingsThatCallTheVendorInTheStubsPlaceAreRefused() {
        FailureAnalysis analysis = analysis(
                Contexts.withStub().withBean(ClientSettings.class, () -> ClientSettings.of(ApiKey.of(Contexts.KEY))));

        assertThat(analysis.getDescription())
                .contains("trending-hashtags.stub is true", "https://api.keyapi.ai")
                .doesNotContain(Contexts.KEY);
    }

    private static FailureAnalysis analysis(ApplicationContextRunner runner) {
        FailureAnalysis[] analysis = new FailureAnalysis[1];
        runner.run(context -> {
            assertThat(context).hasFailed();
            analysis[0] = new SetupFailureAnalyzer().analyze(context.getStartupFailure());
        });
        assertThat(analysis[0]).isNotNull();
        return analysis[0];
    }

    @Test
    void theAnalyzerIsRegistered() {
        var analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, FailureHandler.handleMessage((message, needsBeans) -> {}));
        assertThat(analyzers).hasAtLeastOneElementOfType(SetupFailureAnalyzer.class);
    }
}
