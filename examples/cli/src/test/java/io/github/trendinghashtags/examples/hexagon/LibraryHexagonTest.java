package io.github.trendinghashtags.examples.hexagon;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import io.github.trendinghashtags.adapter.redis.RedisStores;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.testkit.FakeTrendingHashtags;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library keeps the rules of its hexagon; it is checked here because this module sees all of the others. */
class LibraryHexagonTest {
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .importUrls(Stream.of(
                            TrendingHashtagsPort.class,
                            KeyApiClient.class,
                            JdkHttpTrendingHashtags.class,
                            FeignTrendingHashtags.class,
                            RedisStores.class,
                            FakeTrendingHashtags.class)
                    .map(LibraryHexagonTest::home)
                    .toList());

    static List<ArchRule> rules() {
        return LibraryRules.ofTheLibrary().all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isKept(ArchRule rule) {
        rule.check(LIBRARY);
    }

    @Test
    void looksAtEveryModule() {
        assertThat(LIBRARY.stream().map(type -> type.getPackageName()))
                .contains(
                        "io.github.trendinghashtags",
                        "io.github.trendinghashtags.ranking",
                        "io.github.trendinghashtags.keyapi",
                        "io.github.trendinghashtags.adapter.jdkhttp",
                        "io.github.trendinghashtags.adapter.feign",
                        "io.github.trendinghashtags.adapter.redis",
                        "io.github.trendinghashtags.testkit");
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
