package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void drawsABarAPoint() {
        assertThat(Sparkline.of(Hashtags.trend(0, 0.14, 0.29, 0.43, 0.57, 0.71, 0.86, 1)))
                .isEqualTo("▁▂▃▄▅▆▇█");
    }

    @Test
    void staysOnTheScaleWhateverTheVendorSends() {
        assertThat(Sparkline.of(Hashtags.trend(-5, 1e300))).isEqualTo("▁█");
    }

    @Test
    void isEmptyWithoutPoints() {
        assertThat(Sparkline.of(Hashtags.trend())).isEmpty();
    }

    @Test
    void keepsThePeaksOfALongSeries() {
        double[] month =
                IntStream.range(0, 30).mapToDouble(day -> day == 7 ? 1 : 0).toArray();
        assertThat(Sparkline.of(Hashtags.trend(month))).isEqualTo("▁▁▁█▁▁▁▁▁▁▁▁▁▁▁");
    }
}
