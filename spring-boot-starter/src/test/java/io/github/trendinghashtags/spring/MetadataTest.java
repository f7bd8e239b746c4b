package io.github.trendinghashtags.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import io.github.trendinghashtags.credits.CachePolicy;
import io.github.trendinghashtags.credits.CreditBudget;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What editors show for completion. */
class MetadataTest {

    @Test
    void everyPropertyIsDescribed() throws IOException {
        assertThat(properties())
                .hasSizeGreaterThan(30)
                .allSatisfy(property -> assertThat(property.path("description").asText())
                        .as(property.path("name").asText())
                        .isNotBlank());
    }

    @Test
    void theDefaultsThatAreShownAreTheLibrarys() throws IOException {
        String[] defaults = properties().stream()
                .filter(property -> property.has("defaultValue"))
                .map(property -> property.path("name").asText() + "="
                        + property.path("defaultValue").asText())
                .toArray(String[]::new);

        assertThat(defaults).hasSizeGreaterThan(15);
        Contexts.withKey().withPropertyValues(defaults).run(context -> {
            ApiKey key = ApiKey.of(Contexts.KEY);
            assertThat(context.getBean(ClientSettings.class)).isEqualTo(ClientSettings.of(key));
            TrendingHashtagsProperties properties = context.getBean(TrendingHashtagsProperties.class);
            assertThat(properties.budget().creditBudget()).isEqualTo(CreditBudget.unlimited());
            assertThat(properties.cache().policy()).isEqualTo(CachePolicy.untilMidnight());
        });
    }

    /** The starter looks for these by name. */
    @Test
    void aNativeImageFindsTheTransportsAndTheStub() throws IOException {
        JsonNode reflection = new ObjectMapper()
                .readTree(MetadataTest.class.getResourceAsStream(
                        "/META-INF/native-image/io.github.trendinghashtags/trending-hashtags-spring-boot-starter"
                                + "/reflect-config.json"));

        assertThat(reflection.findValuesAsText("name"))
                .containsExactly(
                        JdkHttpTrendingHashtags.class.getName(),
                        FeignTrendingHashtags.class.getName(),
                        StubKeyApiServer.class.getName())
                .isEqualTo(reflection.findValuesAsText("typeReachable"));
    }

    private static List<JsonNode> properties() throws IOException {
        JsonNode metadata = new ObjectMapper()
                .readTree(MetadataTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"));
        return StreamSupport.stream(metadata.path("properties").spliterator(), false)
                .toList();
    }
}
