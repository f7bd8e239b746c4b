package io.github.trendinghashtags.spring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;

/** Converts exceptions from controllers to problem details if the property asks for that. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnClass(ProblemDetail.class)
@ConditionalOnExpression("environment.getProperty('trending-hashtags.problem-details', T(Boolean), false)")
class ProblemDetailsConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ProblemDetailsAdvice trendingHashtagsProblemDetails() {
        return new ProblemDetailsAdvice();
    }
}
