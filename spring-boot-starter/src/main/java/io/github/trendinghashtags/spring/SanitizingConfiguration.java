package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hides keys in the actuator's endpoints even if they show all values. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(SanitizingFunction.class)
class SanitizingConfiguration {

    /** A supplier of keys that is no key itself is not asked, since it may block; its key is known if it is in a property. */
    @Bean
    SanitizingFunction trendingHashtagsSanitizingFunction(
            KeySource keySource,
            ObjectProvider<Supplier<ApiKey>> keys,
            ObjectProvider<ClientSettings> settings,
            ObjectProvider<KeyApiClient> clients) {
        return data -> {
            Stream<String> beans = Stream.of(
                            keys.stream(),
                            settings.stream().map(ClientSettings::apiKey),
                            clients.stream().map(client -> client.settings().apiKey()))
                    .flatMap(suppliers -> suppliers)
                    .filter(ApiKey.class::isInstance)
                    .map(key -> key.get().reveal());
            boolean secret = isNamedAsKey(data)
                    || holdsAny(
                            data,
                            Stream.concat(keySource.keys().stream(), beans).toList());
            return secret ? data.withSanitizedValue() : data;
        };
    }

    /** A source that another one overrides has a value that is used nowhere, and may be a key all the same. */
    private static boolean isNamedAsKey(SanitizableData data) {
        String name = data.getKey().replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        return name.equals("trendinghashtagsapikey") || name.equals("keyapitoken");
    }

    /** Looks at the value, since any property can hold a key, such as one that another refers to. */
    private static boolean holdsAny(SanitizableData data, List<String> keys) {
        return data.getValue() != null && keys.stream().anyMatch(data.getValue().toString()::contains);
    }
}
