package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts a stub of the vendor, and calls that with the stub's own key: the application's key and address are not used. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("environment.getProperty('trending-hashtags.stub', T(Boolean), false)")
@ConditionalOnClass(StubKeyApiServer.class)
class StubConfiguration {

    @Bean
    @ConditionalOnMissingBean
    StubKeyApiServer trendingHashtagsStub() {
        return StubKeyApiServer.start();
    }

    @Bean
    @ConditionalOnMissingBean
    ClientSettings trendingHashtagsSettings(StubKeyApiServer stub, TrendingHashtagsProperties properties) {
        return properties.settings(
                stub.apiKey(), "the stub's address", stub.baseUri().toString());
    }
}
