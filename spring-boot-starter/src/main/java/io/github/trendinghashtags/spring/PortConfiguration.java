package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.credits.CachedTrendingHashtags;
import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * The whole chain, unless the application has a port of another kind. Several stores of a kind, none of them primary, stop
 * the start: without one, nothing would be shared.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(
        value = TrendingHashtagsPort.class,
        ignored = {KeyApiClient.class, BudgetedTrendingHashtags.class, CachedTrendingHashtags.class})
@Import({RedisConfiguration.class, ClientConfiguration.class})
class PortConfiguration {

    @Bean
    @ConditionalOnExpression("environment.getProperty('trending-hashtags.log-calls', T(Boolean), false)")
    CallListener trendingHashtagsCallLog() {
        return CallListener.logging();
    }

    @Bean
    @ConditionalOnMissingBean
    LastCalls trendingHashtagsLastCalls() {
        return new LastCalls();
    }

    @Bean
    @Fallback
    @ConditionalOnMissingBean
    BudgetedTrendingHashtags trendingHashtagsBudget(
            KeyApiClient client,
            TrendingHashtagsProperties properties,
            ObjectProvider<CreditLedger> ledger,
            BeanFactory beanFactory) {
        var builder = BudgetedTrendingHashtags.builder(client)
                .budget(properties.budget().creditBudget())
                .listener(ClientParts.listener(beanFactory));
        ledger.ifAvailable(builder::ledger);
        return builder.build();
    }

    @Bean
    @Primary
    @ConditionalOnMissingBean
    CachedTrendingHashtags trendingHashtags(
            BudgetedTrendingHashtags budgeted,
            TrendingHashtagsProperties properties,
            ObjectProvider<PageCache> sharedCache,
            BeanFactory beanFactory) {
        TrendingHashtagsProperties.Cache cache = properties.cache();
        var builder = CachedTrendingHashtags.builder(budgeted)
                .policy(cache.policy())
                .listener(ClientParts.listener(beanFactory));
        sharedCache.ifAvailable(builder::sharedCache);
        if (cache.refuseIfStoreFails()) {
            builder.refuseIfStoreFails();
        }
        return TrendingHashtagsProperties.change(
                        builder, "cache.max-entries", cache.maxEntries(), CachedTrendingHashtags.Builder::maxEntries)
                .build();
    }
}
