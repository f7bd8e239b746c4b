package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.adapter.redis.RedisStores;
import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.keyapi.Pace;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Shares pages, credits and pace through the application's Redis, over a connection of its own. A Lettuce factory may be
 * declared by its interface, since Spring sees no more before it is made; one that is declared as Jedis's is passed over.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({RedisStores.class, LettuceConnectionFactory.class})
@ConditionalOnSingleCandidate(RedisConnectionFactory.class)
@ConditionalOnMissingBean(type = "org.springframework.data.redis.connection.jedis.JedisConnectionFactory")
@ConditionalOnExpression("environment.getProperty('trending-hashtags.redis.enabled', T(Boolean), true)")
class RedisConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RedisStores trendingHashtagsRedisStores(RedisConnectionFactory factory, TrendingHashtagsProperties properties) {
        if (!(factory instanceof LettuceConnectionFactory lettuce)) {
            throw notShared("over a connection factory that is not Lettuce's");
        }
        if (!(lettuce.getNativeClient() instanceof RedisClient client)) {
            throw notShared("through a Redis cluster");
        }
        // What the stub invents must not meet what the vendor said.
        String prefix = properties.redis().keyPrefix() + (properties.stub() ? "-stub" : "");
        try {
            return RedisStores.connect(client, prefix);
        } catch (IllegalArgumentException bad) {
            throw SetupException.badValue("trending-hashtags.redis.key-prefix", bad);
        } catch (IllegalStateException noAddress) {
            // Lettuce's client knows no address then: Spring gives it one for each command.
            throw notShared("through Redis with static replicas");
        } catch (RedisConnectionException unreachable) {
            throw new SetupException(
                    "Trending hashtags are to be shared through Redis, which can't be reached: "
                            + unreachable.getMessage() + ".",
                    "Start Redis, change spring.data.redis.*, or set trending-hashtags.redis.enabled to false.");
        }
    }

    private static SetupException notShared(String how) {
        return new SetupException(
                "Trending hashtags cannot be shared " + how + ".",
                "Set trending-hashtags.redis.enabled to false, or define a RedisStores bean over a connection to one"
                        + " node.");
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
