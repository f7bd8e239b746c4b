package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.adapter.micrometer.MicrometerCallListener;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Meters calls if the application has a registry of meters. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnSingleCandidate(MeterRegistry.class)
class MetersConfiguration {

    @Bean
    @ConditionalOnMissingBean
    MicrometerCallListener trendingHashtagsMeters(MeterRegistry registry) {
        return MicrometerCallListener.of(registry);
    }

    @Bean
    SmartInitializingSingleton trendingHashtagsGauges(
            MicrometerCallListener meters,
            ObjectProvider<KeyApiClient> client,
            ObjectProvider<BudgetedTrendingHashtags> budgeted) {
        return () -> {
            client.ifUnique(meters::watch);
            budgeted.ifUnique(meters::watch);
        };
    }
}
