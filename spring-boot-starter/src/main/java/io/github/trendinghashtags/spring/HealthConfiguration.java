package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Health, whose classes moved in Spring Boot 4: at most one of the two below is loaded. The annotation that reads the
 * property moved with them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("environment.getProperty('management.health.trendinghashtags.enabled', T(Boolean),"
        + " environment.getProperty('management.health.defaults.enabled', T(Boolean), true))")
@ConditionalOnBean(LastCalls.class)
@ConditionalOnSingleCandidate(BudgetedTrendingHashtags.class)
class HealthConfiguration {

    @Bean
    HealthCheck trendingHashtagsHealthCheck(
            LastCalls lastCalls, BudgetedTrendingHashtags budgeted, ObjectProvider<KeyApiClient> clients) {
        KeyApiClient client = clients.getIfUnique();
        return new HealthCheck(lastCalls, budgeted, client == null ? null : client.circuitBreaker());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
    static class OnBoot3 {

        @Bean
        @ConditionalOnMissingBean(name = "trendingHashtagsHealthIndicator")
        org.springframework.boot.actuate.health.HealthIndicator trendingHashtagsHealthIndicator(HealthCheck check) {
            return () -> {
                HealthCheck.Report report = check.run();
                return org.springframework.boot.actuate.health.Health.status(
                                report.state().name())
                        .withDetails(report.details())
                        .build();
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class OnBoot4 {

        @Bean
        @ConditionalOnMissingBean(name = "trendingHashtagsHealthIndicator")
        org.springframework.boot.health.contributor.HealthIndicator trendingHashtagsHealthIndicator(HealthCheck check) {
            return () -> {
                HealthCheck.Report report = check.run();
                return org.springframework.boot.health.contributor.Health.status(
                                report.state().name())
                        .withDetails(report.details())
                        .build();
            };
        }
    }
}
