package io.github.trendinghashtags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSettingsTest {
    private static final ApiKey KEY = ApiKey.of("sk_live_canary");
    private final ClientSettings settings = ClientSettings.of(KEY);

    @Test
    void defaultsAreTheDesigns() {
        assertThat(settings.baseUri()).isEqualTo(URI.create("https://api.keyapi.ai"));
        assertThat(settings.apiKey().get()).isEqualTo(KEY);
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.attemptTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.callTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.maxConcurrency()).isEqualTo(16);
        assertThat(settings.maxBodyBytes()).isEqualTo(2_097_152);
        assertThat(settings.resilience()).isEqualTo(ResiliencePolicy.defaults());
    }

    @Test
    void eachWithMethodChangesOneThing() {
        Supplier<ApiKey> other = () -> ApiKey.of("other");
        URI local = URI.create("http://localhost:8080");
        ResiliencePolicy once = ResiliencePolicy.defaults().withMaxAttempts(1);
        ClientSettings all = settings.withBaseUri(local)
                .withApiKey(other)
                .withConnectTimeout(Duration.ofSeconds(1))
                .withAttemptTimeout(Duration.ofSeconds(2))
                .withCallTimeout(Duration.ofSeconds(3))
                .withMaxConcurrency(4)
                .withMaxBodyBytes(5000)
                .withResilience(once);

        assertThat(all)
                .isEqualTo(new ClientSettings(
                        local,
                        other,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        4,
                        5000,
                        once));
        assertThat(settings.withMaxConcurrency(16)).isEqualTo(settings);
    }

    @Test
    void textFormShowsEverythingButTheKey() {
        assertThat(settings)
                .hasToString("ClientSettings[baseUri=https://api.keyapi.ai, connectTimeout=PT5S, attemptTimeout=PT10S,"
                        + " callTimeout=PT30S, maxConcurrency=16, maxBodyBytes=2097152, resilience="
                        + ResiliencePolicy.defaults() + "]");
    }

    @Test
    void timeoutsAreFromAMillisecondToAnHour() {
        Map<String, Function<Duration, ClientSettings>> timeouts = Map.of(
                "connect timeout", settings::withConnectTimeout,
                "attempt timeout", settings::withAttemptTimeout,
                "call timeout", settings::withCallTimeout);
        timeouts.forEach((name, with) -> {
            with.apply(Duration.ofMillis(1));
            with.apply(Duration.ofHours(1));
            for (Duration bad : List.of(
                    Duration.ZERO,
                    Duration.ofSeconds(-1),
                    Duration.ofNanos(999_999),
                    Duration.ofHours(1).plusNanos(1),
                    Duration.ofSeconds(Long.MAX_VALUE))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> with.apply(bad))
                        .withMessage(name + " must be from PT0.001S to PT1H, was " + bad);
            }
        });
    }

    @Test
    void concurrencyIsFrom1To10000() {
        settings.withMaxConcurrency(1).withMaxConcurrency(10_000);
        for (int bad : List.of(0, -1, 10_001)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings.withMaxConcurrency(bad))
                    .withMessage("max concurrency must be from 1 to 10000, was " + bad);
        }
    }

    @Test
    void bodiesAreFrom1KiBTo64MiB() {
        settings.withMaxBodyBytes(1024).withMaxBodyBytes(67_108_864);
        for (int bad : List.of(1023, -1, 67_108_865)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings.withMaxBodyBytes(bad))
                    .withMessage("max body bytes must be from 1024 to 67108864, was " + bad);
        }
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> ClientSettings.of((ApiKey) null))
                .withMessage("apiKey");
        assertThatNullPointerException()
                .isThrownBy(() -> settings.withApiKey(null))
                .withMessage("apiKey");
        assertThatNullPointerException()
                .isThrownBy(() -> settings.withResilience(null))
                .withMessage("resilience");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.keyapi.ai",
                "HTTPS://API.KEYAPI.AI",
                "https://api.keyapi.ai/",
                "https://proxy.example.org:8443/keyapi/",
                "https://10.0.0.1",
                "http://localhost",
                "HTTP://LocalHost:8080/v2",
                "http://127.0.0.1:1",
                "http://127.1.2.3",
                "http://127.255.255.254",
                "http://[::1]:8080",
                "http://[0:0:0:0:0:0:0:1]"
            })
    void safeAddressesAreTaken(String address) {
        URI uri = URI.create(address);

        assertThat(settings.withBaseUri(uri).baseUri()).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://canary.example.org",
                "http://128.0.0.1/canary",
                "http://10.0.0.1/canary",
                "http://localhost.example.org/canary",
                "http://127.0.0.1.example.org/canary",
                "http://x127.0.0.1/canary",
                "http://127.999.0.1/canary",
                "http://0.0.0.0/canary",
                "http://[::2]/canary",
                "http://[::]/canary",
                "https://canary@api.keyapi.ai",
                "https://canary:pass@api.keyapi.ai",
                "https://@canary.example.org",
                "http://canary@localhost",
                "https://api.keyapi.ai?canary",
                "https://canary.keyapi.ai?",
                "https://api.keyapi.ai#canary",
                "https://canary.keyapi.ai#",
                "https:canary",
                "https:///canary",
                "https://under_score.canary",
                "ftp://localhost/canary",
                "canary.example.org",
                "/canary",
                "file:///canary"
            })
    void otherAddressesAreRefusedWithoutBeingShown(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withBaseUri(URI.create(address)))
                .withMessage("the base URI must be https, or http to a loopback address, with a host and without user"
                        + " info, query or fragment (the value is not shown)")
                .withNoCause();
    }

    @Test
    void theEnvironmentGivesTheKeyAndPerhapsTheAddress() {
        ClientSettings keyOnly = ClientSettings.from(Map.of("KEYAPI_TOKEN", KEY.reveal()));
        ClientSettings both = ClientSettings.from(
                Map.of("KEYAPI_TOKEN", KEY.reveal(), "KEYAPI_API_BASE_URL", "http://localhost:8080"));
        ClientSettings empty = ClientSettings.from(Map.of("KEYAPI_TOKEN", KEY.reveal(), "KEYAPI_API_BASE_URL", ""));

        assertThat(keyOnly.apiKey().get()).isEqualTo(KEY);
        assertThat(keyOnly.baseUri()).isEqualTo(settings.baseUri());
        assertThat(both.baseUri()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(empty.baseUri()).isEqualTo(settings.baseUri());
    }

    @Test
    void anAddressInTheEnvironmentThatIsNoUriIsRefusedWithoutBeingShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientSettings.from(
                        Map.of("KEYAPI_TOKEN", KEY.reveal(), "KEYAPI_API_BASE_URL", "https://canary host")))
                .withMessage("the environment variable KEYAPI_API_BASE_URL must be a URI (the value is not shown)")
                .withNoCause();
    }
}
