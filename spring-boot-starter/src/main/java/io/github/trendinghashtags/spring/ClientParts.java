package io.github.trendinghashtags.spring;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.KeyApiClientBuilder;
import io.github.trendinghashtags.keyapi.Pace;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;

/** What the application has for a client, on any transport. */
record ClientParts(ClientSettings settings, BeanFactory beanFactory) {
    /** The name that a client's own parts have in the registries. */
    static final String NAME = "trending-hashtags";

    /** An instance of that name which the application has configured is used as it is; otherwise the client makes its own. */
    <B extends KeyApiClientBuilder<B>> B addTo(B builder) {
        builder.listener(listener(beanFactory));
        beanFactory
                .getBeanProvider(RetryRegistry.class)
                .ifUnique(registry ->
                        registry.find(NAME).ifPresentOrElse(builder::retry, () -> builder.retryRegistry(registry)));
        beanFactory
                .getBeanProvider(RateLimiterRegistry.class)
                .ifUnique(registry -> registry.find(NAME)
                        .ifPresentOrElse(builder::rateLimiter, () -> builder.rateLimiterRegistry(registry)));
        beanFactory
                .getBeanProvider(CircuitBreakerRegistry.class)
                .ifUnique(registry -> registry.find(NAME)
                        .ifPresentOrElse(builder::circuitBreaker, () -> builder.circuitBreakerRegistry(registry)));
        beanFactory.getBeanProvider(Pace.class).ifAvailable(builder::pace);
        return builder;
    }

    <T> List<T> beans(Class<T> type) {
        return beanFactory.getBeanProvider(type).orderedStream().toList();
    }

    /** All listeners of the application as one. */
    static CallListener listener(BeanFactory beanFactory) {
        return CallListener.all(
                beanFactory.getBeanProvider(CallListener.class).orderedStream().toArray(CallListener[]::new));
    }
}
