package io.github.trendinghashtags.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hides the key in the actuator's endpoints even if they show all values. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(SanitizingFunction.class)
class SanitizingConfiguration {

    @Bean
    SanitizingFunction trendingHashtagsSanitizingFunction(KeySource keySource) {
        return data -> holdsKey(data, keySource.key()) ? data.withSanitizedValue() : data;
    }

    /** Looks at the value, since any property can hold the key, such as one that another refers to. */
    private static boolean holdsKey(SanitizableData data, @Nullable String key) {
        return key != null
                && !key.isEmpty()
                && data.getValue() != null
                && data.getValue().toString().contains(key);
    }
}
