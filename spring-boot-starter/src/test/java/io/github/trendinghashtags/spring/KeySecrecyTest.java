package io.github.trendinghashtags.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The endpoints of the actuator show no key, even if they show all values. */
class KeySecrecyTest {
    private final ApplicationContextRunner runner = Contexts.onJdk()
            .withConfiguration(AutoConfigurations.of(
                    EnvironmentEndpointAutoConfiguration.class,
                    ConfigurationPropertiesReportEndpointAutoConfiguration.class))
            .withPropertyValues(
                    "management.endpoints.web.exposure.include=*",
                    "management.endpoint.env.show-values=always",
                    "management.endpoint.configprops.show-values=always",
                    "spring.application.name=shop");
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    @Test
    void aKeyInAPropertyIsHidden() {
        runner.withPropertyValues("trending-hashtags.api-key=" + Contexts.KEY).run(context -> {
            String env = json.writeValueAsString(
                    context.getBean(EnvironmentEndpoint.class).environment(null));
            String properties = json.writeValueAsString(
                    context.getBean(ConfigurationPropertiesReportEndpoint.class).configurationProperties());

            assertThat(env).contains("shop").doesNotContain(Contexts.KEY);
            assertThat(properties)
                    .contains("trending-hashtags", "\"apiKey\":\"******\"")
                    .doesNotContain(Contexts.KEY);
            assertThat(context.getBean(TrendingHashtagsProperties.class))
                    .asString()
                    .doesNotContain(Contexts.KEY);
        });
    }

    @Test
    void aKeyThatAPropertyRefersToIsHiddenWhereverItIs() {
        runner.withPropertyValues(
                        "acme.secret=" + Contexts.KEY,
                        "trending-hashtags.api-key=${acme.secret}",
                        "sun.java.command=app --key=" + Contexts.KEY)
                .run(context -> assertThat(json.writeValueAsString(
                                context.getBean(EnvironmentEndpoint.class).environment(null)))
                        .contains("acme.secret")
                        .doesNotContain(Contexts.KEY));
    }

    @Test
    void aKeyThatIsNotUsedIsHidden() {
        runner.withPropertyValues("KEYAPI_TOKEN=" + Contexts.KEY, "trending-hashtags.api-key=sk_other")
                .run(context -> assertThat(json.writeValueAsString(
                                context.getBean(EnvironmentEndpoint.class).environment(null)))
                        .contains("KEYAPI_TOKEN")
                        .doesNotContain(Contexts.KEY)
                        .doesNotContain("sk_other"));
    }

    @Test
    void aKeyOfTheApplicationsOwnBeansIsHidden() {
        var own = runner.withPropertyValues("acme.key=" + Contexts.KEY);
        ApiKey key = ApiKey.of(Contexts.KEY);
        for (var withKey : List.of(
                own.withBean(ApiKey.class, () -> key),
                own.withBean(ClientSettings.class, () -> ClientSettings.of(key)),
                own.withBean(KeyApiClient.class, () -> JdkHttpTrendingHashtags.create(ClientSettings.of(key))))) {
            withKey.run(context -> assertThat(json.writeValueAsString(
                            context.getBean(EnvironmentEndpoint.class).environment(null)))
                    .contains("acme.key")
                    .doesNotContain(Contexts.KEY));
        }
    }

    @Test
    void aKeyThatAnotherSourceOverridesIsHidden() {
        runner.withSystemProperties("trending-hashtags.api-key=" + Contexts.KEY)
                .withPropertyValues("trending-hashtags.api-key=sk_other")
                .run(context -> assertThat(json.writeValueAsString(
                                context.getBean(EnvironmentEndpoint.class).environment(null)))
                        .contains("systemProperties", "trending-hashtags.api-key")
                        .doesNotContain(Contexts.KEY));
    }

    @Test
    void aKeyInTheVariableIsHidden() {
        runner.withPropertyValues("KEYAPI_TOKEN=" + Contexts.KEY)
                .run(context -> assertThat(json.writeValueAsString(
                                context.getBean(EnvironmentEndpoint.class).environment(null)))
                        .contains("KEYAPI_TOKEN")
                        .doesNotContain(Contexts.KEY));
    }
}
