package io.github.trendinghashtags.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.credits.CachePolicy;
import io.github.trendinghashtags.credits.CreditBudget;
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

    private static List<JsonNode> properties() throws IOException {
        JsonNode metadata = new ObjectMapper()
                .readTree(MetadataTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"));
        return StreamSupport.stream(metadata.path("properties").spliterator(), false)
                .toList();
    }
}
