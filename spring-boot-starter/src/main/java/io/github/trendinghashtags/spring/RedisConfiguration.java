package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.adapter.redis.RedisStores;
import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.keyapi.Pace;
import io.lettuce.core.RedisClient;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Shares pages, credits and pace through the application's Redis, over a connection of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({RedisStores.class, LettuceConnectionFactory.class})
@ConditionalOnSingleCandidate(LettuceConnectionFactory.class)
@ConditionalOnProperty(name = "trending-hashtags.redis.enabled", havingValue = "true", matchIfMissing = true)
class RedisConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RedisStores trendingHashtagsRedisStores(LettuceConnectionFactory factory, TrendingHashtagsProperties properties) {
        if (!(factory.getNativeClient() instanceof RedisClient client)) {
            throw new SetupException(
                    "Trending hashtags cannot be shared through a Redis cluster.",
                    "Set trending-hashtags.redis.enabled to false, or define a RedisStores bean over a connection to one"
                            + " node.");
        }
        String prefix = properties.redis().keyPrefix();
        try {
            return RedisStores.connect(client, prefix);
        } catch (IllegalArgumentException bad) {
            throw SetupException.badValue("trending-hashtags.redis.key-prefix", bad);
        }
    }

    @Bean
    @ConditionalOnMissingBean
    CreditLedger trendingHashtagsCreditLedger(RedisStores stores) {
        return stores.creditLedger();
    }

    @Bean
    @ConditionalOnMissingBean
    PageCache trendingHashtagsPageCache(RedisStores stores) {
        return stores.pageCache();
    }

    @Bean
    @ConditionalOnMissingBean
    Pace trendingHashtagsPace(RedisStores stores) {
        return stores.pace();
    }
}
