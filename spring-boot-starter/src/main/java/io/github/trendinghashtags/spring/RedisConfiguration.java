package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.adapter.redis.RedisStores;
import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.keyapi.Pace;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Shares pages, credits and pace through Redis: by the application's stores, or by ours over the application's Redis. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(RedisStores.class)
@ConditionalOnExpression("environment.getProperty('trending-hashtags.redis.enabled', T(Boolean), true)")
class RedisConfiguration {

    /**
     * Stores over a client of their own, with the settings of the application's connection factory: Spring ends that one's
     * client before its beans, and whenever it pauses a context. A Lettuce factory may be declared by its interface, since Spring
     * sees no more before it is made; those that are declared as Jedis's are passed over.
     */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(LettuceConnectionFactory.class)
    @Conditional(IsThereMoreThanJedis.class)
    @ConditionalOnMissingBean(RedisStores.class)
    static class OverTheApplicationsRedis {

        @Bean
        OwnClient trendingHashtagsRedisClient(ObjectProvider<RedisConnectionFactory> factories) {
            RedisConnectionFactory factory = factories.getIfUnique();
            if (factory == null) {
                throw new SetupException(
                        "There are several connection factories through which trending hashtags could be shared.",
                        "Mark one as @Primary, define a RedisStores bean, or set trending-hashtags.redis.enabled to false.");
            }
            if (!(factory instanceof LettuceConnectionFactory lettuce)) {
                throw notShared("over a connection factory that is not Lettuce's");
            }
            if (!(lettuce.getNativeClient() instanceof RedisClient client)) {
                throw notShared("through a Redis cluster");
            }
            try {
                client.connect().close();
            } catch (IllegalStateException noAddress) {
                // Lettuce's client knows no address then: Spring gives it one for each command.
                throw notShared("through Redis with static replicas");
            } catch (RedisConnectionException unreachable) {
                throw unreachable(unreachable);
            }
            return OwnClient.like(lettuce);
        }

        @Bean
        RedisStores trendingHashtagsRedisStores(OwnClient client, TrendingHashtagsProperties properties) {
            // What the stub invents must not meet what the vendor said.
            String prefix = properties.redis().keyPrefix() + (properties.stub() ? "-stub" : "");
            try {
                return RedisStores.connect(client.client(), prefix);
            } catch (IllegalArgumentException bad) {
                throw SetupException.badValue("trending-hashtags.redis.key-prefix", bad);
            } catch (RedisConnectionException unreachable) {
                throw unreachable(unreachable);
            }
        }
    }

    /** Any factory that is not declared as Jedis's. */
    static final class IsThereMoreThanJedis extends NoneNestedConditions {
        IsThereMoreThanJedis() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnMissingBean(
                value = RedisConnectionFactory.class,
                ignoredType = "org.springframework.data.redis.connection.jedis.JedisConnectionFactory")
        static final class NoOtherFactory {}
    }

    /** A client that ends with this bean. */
    record OwnClient(RedisClient client, LettuceConnectionFactory factory) implements AutoCloseable {

        /** Makes a client with the settings of that factory's, and with its threads if it shares them. */
        static OwnClient like(LettuceConnectionFactory factory) {
            org.springframework.data.redis.connection.RedisConfiguration server = factory.getStandaloneConfiguration();
            if (factory.getSentinelConfiguration() != null) {
                server = factory.getSentinelConfiguration();
            } else if (factory.getSocketConfiguration() != null) {
                server = factory.getSocketConfiguration();
            }
            var own = new LettuceConnectionFactory(server, factory.getClientConfiguration());
            own.afterPropertiesSet();
            own.start();
            return new OwnClient((RedisClient) own.getRequiredNativeClient(), own);
        }

        @Override
        public void close() {
            factory.destroy();
        }
    }

    private static SetupException unreachable(RedisConnectionException failure) {
        return new SetupException(
                "Trending hashtags are to be shared through Redis, which can't be reached: " + failure.getMessage()
                        + ".",
                "Start Redis, change spring.data.redis.*, or set trending-hashtags.redis.enabled to false.");
    }

    private static SetupException notShared(String how) {
        return new SetupException(
                "Trending hashtags cannot be shared " + how + ".",
                "Set trending-hashtags.redis.enabled to false, or define a RedisStores bean over a connection to one"
                        + " node.");
    }

    @Bean
    @ConditionalOnBean(RedisStores.class)
    @ConditionalOnMissingBean
    CreditLedger trendingHashtagsCreditLedger(RedisStores stores) {
        return stores.creditLedger();
    }

    @Bean
    @ConditionalOnBean(RedisStores.class)
    @ConditionalOnMissingBean
    PageCache trendingHashtagsPageCache(RedisStores stores) {
        return stores.pageCache();
    }

    @Bean
    @ConditionalOnBean(RedisStores.class)
    @ConditionalOnMissingBean
    Pace trendingHashtagsPace(RedisStores stores) {
        return stores.pace();
    }
}
