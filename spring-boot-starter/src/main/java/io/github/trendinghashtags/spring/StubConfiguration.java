package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
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

    /** The application's own beans may call the stub, but not call, and pay, the vendor in its place. */
    @Bean
    SmartInitializingSingleton trendingHashtagsStubCheck(
            StubKeyApiServer stub, ObjectProvider<ClientSettings> settings, ObjectProvider<KeyApiClient> clients) {
        return () -> Stream.concat(settings.stream(), clients.stream().map(KeyApiClient::settings))
                .map(ClientSettings::baseUri)
                .filter(address -> !address.equals(stub.baseUri()))
                .findFirst()
                .ifPresent(address -> {
                    throw new SetupException(
                            "The property trending-hashtags.stub is true, but a bean of the application calls "
                                    + address + ".",
                            "Remove the property, or make the bean with StubKeyApiServer.settings().");
                });
    }
}
