package io.github.trendinghashtags.examples.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsTest {

    @ParameterizedTest
    @CsvSource({
        ", –",
        "0, 0",
        "999, 999",
        "1000, 1.0K",
        "48892, 48.9K",
        "999949, 999.9K",
        "999950, 1.0M",
        "151854088, 151.9M",
        "19583705445, 19.6B",
        "9223372036854775807, 9.2E"
    })
    void areShortAndRounded(Long count, String text) {
        assertThat(Counts.humanized(count)).isEqualTo(text);
    }
}
