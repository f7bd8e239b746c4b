package io.github.trendinghashtags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private static final String CANARY = "sk_live_canary";

    @Test
    void aKeyNeverPrintsItself() {
        ApiKey key = ApiKey.of(CANARY);

        assertThat(key).hasToString("ApiKey[redacted]");
        assertThat(List.of(key, Optional.of(key), ClientSettings.of(key)).toString())
                .doesNotContain(CANARY);
        assertThat("%s".formatted(key)).doesNotContain(CANARY);
    }

    @Test
    void aKeyIsRevealedWhereItIsAskedFor() {
        assertThat(ApiKey.of(CANARY).reveal()).isEqualTo(CANARY);
    }

    @Test
    void equalValuesMakeEqualKeys() {
        assertThat(ApiKey.of("a")).isEqualTo(ApiKey.of("a")).hasSameHashCodeAs(ApiKey.of("a"));
        assertThat(ApiKey.of("a")).isNotEqualTo(ApiKey.of("b")).isNotEqualTo(ApiKey.of("aa"));
        assertThat(ApiKey.of("a").hashCode()).isNotEqualTo(ApiKey.of("b").hashCode());
        assertThat(ApiKey.of("a").equals("a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "~", "a:b/c+d=="})
    void visibleAsciiIsTaken(String value) {
        assertThat(ApiKey.of(value).reveal()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "canary\n", "canary\r\nX: y", "can ary", "canar\u00e9", "\tcanary", "canary\u007f", "🔑"
            })
    void otherValuesAreRefusedWithoutBeingShown(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKey.of(value))
                .withMessage("an API key must be 1 to 1024 visible ASCII characters, without spaces or line breaks"
                        + " (the value is not shown)")
                .withNoCause();
    }

    @Test
    void aKeyHasAtMost1024Characters() {
        assertThat(ApiKey.of("k".repeat(1024)).reveal()).hasSize(1024);
        assertThatIllegalArgumentException().isThrownBy(() -> ApiKey.of("k".repeat(1025)));
    }

    @Test
    void theEnvironmentsVariableIsTheVendors() {
        assertThat(ApiKey.from(Map.of("KEYAPI_TOKEN", CANARY)).reveal()).isEqualTo(CANARY);
    }

    @Test
    void anUnsetOrEmptyVariableIsSaidToBeMissing() {
        for (Map<String, String> environment : List.of(Map.<String, String>of(), Map.of("KEYAPI_TOKEN", ""))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> ApiKey.from(environment))
                    .withMessage("the environment variable KEYAPI_TOKEN is not set");
        }
    }

    @Test
    void aBadVariableIsRefusedWithoutBeingShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKey.from(Map.of("KEYAPI_TOKEN", "canary\n")))
                .withMessageNotContaining("canary");
    }

    @Test
    void theRealEnvironmentIsRead() {
        String value = System.getenv("KEYAPI_TOKEN");
        if (value == null || value.isEmpty()) {
            assertThatIllegalStateException().isThrownBy(ApiKey::fromEnvironment);
            assertThatIllegalStateException().isThrownBy(ClientSettings::fromEnvironment);
        } else {
            assertThat(ApiKey.fromEnvironment()).isEqualTo(ApiKey.of(value));
            assertThat(ClientSettings.fromEnvironment().apiKey().get()).isEqualTo(ApiKey.of(value));
        }
    }
}
