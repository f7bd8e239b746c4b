package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Reads key and address: from the properties, or else from the variables that the vendor's own tools read. */
record KeySource(TrendingHashtagsProperties properties, Environment environment) {
    static final String KEY_PROPERTY = "trending-hashtags.api-key";
    static final String KEY_VARIABLE = "KEYAPI_TOKEN";
    private static final String ADDRESS_PROPERTY = "trending-hashtags.base-uri";
    private static final String ADDRESS_VARIABLE = "KEYAPI_API_BASE_URL";

    /** Returns the key, or null if there is none. */
    private @Nullable String key() {
        return first(properties.apiKey(), KEY_VARIABLE);
    }

    /** Returns all keys that the application has been given, whether they are used or not. */
    List<String> keys() {
        return Stream.of(properties.apiKey(), environment.getProperty(KEY_VARIABLE))
                .filter(StringUtils::hasLength)
                .toList();
    }

    ClientSettings settings() {
        String key = key();
        if (key == null) {
            throw new SetupException(
                    "There is no key for KeyAPI: neither the property " + KEY_PROPERTY
                            + " nor the environment variable " + KEY_VARIABLE + " is set.",
                    "Set one of them. To run without a key, set trending-hashtags.stub to true and add the dependency"
                            + " io.github.trendinghashtags:trending-hashtags-testkit, which starts a stub of the vendor.");
        }
        return settings(apiKey(key));
    }

    ClientSettings settings(Supplier<ApiKey> key) {
        String address = first(properties.baseUri(), ADDRESS_VARIABLE);
        return properties.settings(key, name(properties.baseUri(), ADDRESS_PROPERTY, ADDRESS_VARIABLE), address);
    }

    private ApiKey apiKey(String key) {
        try {
            return ApiKey.of(key);
        } catch (IllegalArgumentException bad) {
            throw SetupException.badValue(name(properties.apiKey(), KEY_PROPERTY, KEY_VARIABLE), bad);
        }
    }

    /** What is empty is no value: that is how a shell unsets a variable, and what a placeholder's empty default leaves. */
    private @Nullable String first(@Nullable String property, String variable) {
        if (StringUtils.hasLength(property)) {
            return property;
        }
        String value = environment.getProperty(variable);
        return StringUtils.hasLength(value) ? value : null;
    }

    private static String name(@Nullable String value, String property, String variable) {
        return StringUtils.hasLength(value) ? property : variable;
    }
}
