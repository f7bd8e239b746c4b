package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Feign;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.util.VersionInfo;
import org.junit.jupiter.api.Test;

class RequiredVersionsTest {
    @Test
    void findsTheVersionsOnTheClassPath() {
        assertThat(FeignTrendingHashtags.Builder.release(HttpClient.class, "client5"))
                .startsWith("5.");
        assertThat(FeignTrendingHashtags.Builder.release(VersionInfo.class, "core5"))
                .startsWith("5.");
        assertThat(FeignTrendingHashtags.Builder.property(
                        Feign.class, "/META-INF/maven/io.github.openfeign/feign-core/pom.properties", "version"))
                .startsWith("13.");
        assertThat(FeignTrendingHashtags.Builder.property(Feign.class, "/absent", "version"))
                .isNull();
    }
}
