package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.io.ResourceLoader;

/** The settings and the client, on the transport that is on the class path. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(KeyApiClient.class)
class ClientConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ClientSettings trendingHashtagsSettings(KeySource keySource, ObjectProvider<Supplier<ApiKey>> keys) {
        Supplier<ApiKey> supplier = keys.getIfUnique();
        return supplier == null ? keySource.settings() : keySource.settings(supplier);
    }

    @Bean
    @Fallback
    KeyApiClient trendingHashtagsClient(
            ClientSettings settings,
            TrendingHashtagsProperties properties,
            BeanFactory beanFactory,
            ResourceLoader loader) {
        ClientParts parts = new ClientParts(settings, beanFactory);
        return switch (Transport.choose(properties.transport(), loader.getClassLoader())) {
            case JDK -> JdkHttpClient.build(parts);
            case FEIGN -> FeignClient.build(parts);
        };
    }
}
