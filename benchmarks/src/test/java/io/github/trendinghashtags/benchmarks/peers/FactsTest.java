package io.github.trendinghashtags.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.trendinghashtags.testkit.HashtagFixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactsTest {
    private final byte[] json = HashtagFixtures.documentedResponse();

    @Test
    void everyDecoderYieldsTheSameFacts() throws Exception {
        String expected = Facts.of(HashtagFixtures.documentedPage());

        assertThat(Facts.of(HashtagFixtures.documentedPage().hashtags())).isEqualTo(expected);
        assertThat(Facts.of(json)).isEqualTo(expected);
        for (Decoder decoder : List.of(Jackson::page, Decoder.gson(), RetrofitMoshi.decoder(), new OurDecoder())) {
            assertThat(Facts.of(decoder.decode(json))).isEqualTo(expected);
        }
    }

    @Test
    void factsTellOneViewMoreApart() throws Exception {
        String views = Long.toString(HashtagFixtures.documentedHashtag().views());
        String changed = HashtagFixtures.documentedJson().replace(views, "1" + views);

        assertThat(Facts.of(changed.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isNotEqualTo(Facts.of(json));
    }

    @Test
    void wrongPageStopsTheMeasurement() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Facts.require("Gson", "20 hashtags", "19 hashtags"))
                .withMessage("Gson returned 19 hashtags instead of 20 hashtags");
    }
}
