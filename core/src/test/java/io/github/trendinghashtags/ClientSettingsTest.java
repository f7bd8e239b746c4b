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
import java.util.function.UnaryOperator;
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
        assertThat(settings.applicationName()).isNull();
        assertThat(settings.keyInClearTextAllowed()).isFalse();
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
                .withResilience(once)
                .withApplicationName("acme-dashboard/2.1")
                .withKeyInClearTextAllowed();

        assertThat(all)
                .isEqualTo(new ClientSettings(
                        local,
                        other,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        4,
                        5000,
                        once,
                        "acme-dashboard/2.1",
                        true));
        assertThat(settings.withMaxConcurrency(16)).isEqualTo(settings);
    }

    @Test
    void textFormShowsEverythingButTheKey() {
        assertThat(settings)
                .hasToString("ClientSettings[baseUri=https://api.keyapi.ai, connectTimeout=PT5S, attemptTimeout=PT10S,"
                        + " callTimeout=PT30S, maxConcurrency=16, maxBodyBytes=2097152, resilience="
                        + ResiliencePolicy.defaults() + ", applicationName=null, keyInClearTextAllowed=false]");
        assertThat(settings.withApplicationName("acme/1").withKeyInClearTextAllowed())
                .asString()
                .endsWith(", applicationName=acme/1, keyInClearTextAllowed=true]")
                .doesNotContain(KEY.reveal());
    }

    @Test
    void timeoutsAreFromAMillisecondToAnHour() {
        Map<String, Function<Duration, ClientSettings>> timeouts = Map.of(
                "connectTimeout", settings::withConnectTimeout,
                "attemptTimeout", settings::withAttemptTimeout,
                "callTimeout", settings::withCallTimeout);
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
                    .withMessage("maxConcurrency must be from 1 to 10000, was " + bad);
        }
    }

    @Test
    void bodiesAreFrom1KiBTo64MiB() {
        settings.withMaxBodyBytes(1024).withMaxBodyBytes(67_108_864);
        for (int bad : List.of(1023, -1, 67_108_865)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings.withMaxBodyBytes(bad))
                    .withMessage("maxBodyBytes must be from 1024 to 67108864, was " + bad);
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
        Map<String, UnaryOperator<ClientSettings>> nulls = Map.of(
                "baseUri", any -> any.withBaseUri(null),
                "connectTimeout", any -> any.withConnectTimeout(null),
                "attemptTimeout", any -> any.withAttemptTimeout(null),
                "callTimeout", any -> any.withCallTimeout(null),
                "resilience", any -> any.withResilience(null));
        nulls.forEach((name, with) -> assertThatNullPointerException()
                .isThrownBy(() -> with.apply(settings))
                .withMessage(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.keyapi.ai",
                "HTTPS://API.KEYAPI.AI",
                "https://api.keyapi.ai/",
                "https://proxy.example.org:8443/keyapi/",
                "https://10.0.0.1",
                "https://10.0.0.1:65535",
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
                "https://canary.example.org:65536",
                "https://canary.example.org:2147483647",
                "http://localhost:65536/canary",
                "http:///canary",
                "http://x127.0.0.1/canary",
                "http://127.999.0.1/canary",
                "http://under_score.canary",
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
                .isThrownBy(() -> settings.withKeyInClearTextAllowed().withBaseUri(URI.create(address)))
                .withMessage("baseUri must be https, or http to a loopback address, with a host, a port up to 65535,"
                        + " and without user info, query or fragment (the value is not shown)")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://canary.example.org",
                "http://canary:8080",
                "http://128.0.0.1/canary",
                "http://10.0.0.1/canary",
                "http://localhost.example.org/canary",
                "http://127.0.0.1.example.org/canary",
                "http://0.0.0.0/canary",
                "http://[::2]/canary",
                "http://[::]/canary"
            })
    void httpToAnotherMachineIsTakenOnlyAfterTheKeyIsAllowedInClearText(String address) {
        URI uri = URI.create(address);

        assertThat(settings.withKeyInClearTextAllowed().withBaseUri(uri).baseUri())
                .isEqualTo(uri);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withBaseUri(uri).withKeyInClearTextAllowed())
                .withMessage("baseUri must be https, or http to a loopback address: http elsewhere sends the key in"
                        + " clear text and needs withKeyInClearTextAllowed() first (the value is not shown)")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "acme-dashboard/2.1", "acme/2.1 jobs/7 x", "!#$%&'*+-.^_`|~/09azAZ"})
    void productTokensAreTakenAsTheApplicationsName(String name) {
        ClientSettings named = settings.withApplicationName(name);

        assertThat(named.applicationName()).isEqualTo(name);
        assertThat(named.withApplicationName(null)).isEqualTo(settings);
    }

    @Test
    void anApplicationsNameHasUpTo100Characters() {
        assertThat(settings.withApplicationName("a".repeat(100)).applicationName())
                .hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withApplicationName("a".repeat(101)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/1",
                "acme/",
                "acme/1/2",
                " acme",
                "acme ",
                "acme  jobs",
                "acme\tjobs",
                "acme\r\nX: 1",
                "acme\n",
                "acme (linux)",
                "acmé",
                "a,b",
                "a@b",
                "\u0000"
            })
    void otherApplicationNamesAreRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withApplicationName(name))
                .withMessage("applicationName must be product tokens such as acme-dashboard/2.1, separated by single"
                        + " spaces, up to 100 characters (the value is not shown)");
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
