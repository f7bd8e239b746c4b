package io.github.trendinghashtags.examples.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwappingTransportsTest {
    private static final String APP = "src/main/java/consumer/App.java";

    @Test
    void changesOneLine() throws IOException {
        List<String> overTheJdk = lines("jdk-http");
        List<String> overFeign = lines("feign");

        List<String> changed = new ArrayList<>(overFeign);
        changed.removeAll(overTheJdk);
        assertThat(overFeign).hasSameSizeAs(overTheJdk);
        assertThat(changed)
                .containsExactly(
                        "        return io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags.create(settings);");
    }

    private static List<String> lines(String consumer) throws IOException {
        return Files.readAllLines(Path.of("src/it", consumer, APP));
    }
}
