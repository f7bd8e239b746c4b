package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Feign;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.util.VersionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredVersionTest {
    private static final RequiredVersion REQUIRED = new RequiredVersion("httpclient5", 5, 4);

    @ParameterizedTest
    @ValueSource(strings = {"5.3.1", "5.0-beta7", "4.5.14"})
    void namesTheLibraryAndBothVersions(String found) {
        assertThatThrownBy(() -> REQUIRED.check(found))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("httpclient5 " + found + " is too old: 5.4 or newer is needed");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"5.4", "5.4-alpha1", "5.10.2", "6.0", "${pom.version}"})
    void letsPassWhatIsNewOrUnknown(String found) {
        assertThatCode(() -> REQUIRED.check(found)).doesNotThrowAnyException();
    }

    @Test
    void findsTheVersionsOnTheClassPath() {
        assertThat(RequiredVersion.of(HttpClient.class, "/org/apache/hc/client5/version.properties", "info.release"))
                .startsWith("5.");
        assertThat(RequiredVersion.of(VersionInfo.class, "/org/apache/hc/core5/version.properties", "info.release"))
                .startsWith("5.");
        assertThat(RequiredVersion.of(
                        Feign.class, "/META-INF/maven/io.github.openfeign/feign-core/pom.properties", "version"))
                .startsWith("13.");
        assertThat(RequiredVersion.of(Feign.class, "/absent", "version")).isNull();
    }
}
