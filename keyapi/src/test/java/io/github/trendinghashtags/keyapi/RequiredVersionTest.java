package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"5.3.1", "5.0-beta7", "4.5.14", "5"})
    void namesTheLibraryAndBothVersions(String found) {
        assertThatThrownBy(() -> KeyApiClientBuilder.requireVersion("httpclient5", "5.4", found))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("httpclient5 " + found + " on the class path is too old: 5.4 or later is needed");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"5.4", "5.4.0", "5.4-alpha1", "5.10.2", "6.0", "${pom.version}", ""})
    void letsPassWhatIsNewOrUnknown(String found) {
        assertThatCode(() -> KeyApiClientBuilder.requireVersion("httpclient5", "5.4", found))
                .doesNotThrowAnyException();
    }
}
