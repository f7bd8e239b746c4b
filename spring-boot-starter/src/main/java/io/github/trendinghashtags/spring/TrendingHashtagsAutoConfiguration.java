package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.TrendingHashtagsPort;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ClassUtils;

/**
 * Provides a {@link TrendingHashtagsPort}: a cache over a budget over a client, from the properties {@code
 * trending-hashtags.*}. The client closes with the application, which fails its calls under way with {@link
 * io.github.trendinghashtags.TrendingHashtagsException.NotSent NotSent}.
 *
 * <ul>
 *   <li>Beans of the application replace these: a {@code ClientSettings}, a {@code Supplier<ApiKey>}, a {@code KeyApiClient},
 *       a {@code BudgetedTrendingHashtags}, a {@code CachedTrendingHashtags}; or any other {@code TrendingHashtagsPort}, such as
 *       a fake, which replaces all of them and needs no key.
 *   <li>Used if there are any: a {@code CreditLedger}, a {@code PageCache}, a {@code Pace}, {@code CallListener}s, {@link
 *       JdkHttpTrendingHashtagsCustomizer}s and {@link FeignTrendingHashtagsCustomizer}s, a {@code MeterRegistry}, and
 *       Resilience4j's registries.
 *   <li>With {@code adapter-redis} and a Lettuce connection factory, ledger, pages and pace are shared through Redis, unless
 *       the application has its own.
 * </ul>
 */
@AutoConfiguration(
        afterName = {
            // Spring Boot 3.5, and 4.
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.autoconfigure.data.redis.RedisAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration"
        })
@EnableConfigurationProperties(TrendingHashtagsProperties.class)
@Import({
    StubConfiguration.class,
    MetersConfiguration.class,
    PortConfiguration.class,
    HealthConfiguration.class,
    SanitizingConfiguration.class,
    ProblemDetailsConfiguration.class
})
public final class TrendingHashtagsAutoConfiguration {
    private static final String STUB = "io.github.trendinghashtags.testkit.stub.StubKeyApiServer";

    /** For Spring. */
    TrendingHashtagsAutoConfiguration() {}

    @Bean
    KeySource trendingHashtagsKeySource(
            TrendingHashtagsProperties properties, Environment environment, ResourceLoader loader) {
        if (properties.stub() && !ClassUtils.isPresent(STUB, loader.getClassLoader())) {
            throw new SetupException(
                    "The property trending-hashtags.stub is true, but the testkit is not on the class path.",
                    "Add the dependency io.github.trendinghashtags:trending-hashtags-testkit, or remove the property.");
        }
        return new KeySource(properties, environment);
    }
}
