package io.github.trendinghashtags.spring;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Reads key and address: from the properties, or else from the variables that the vendor's own tools read. */
record KeySource(TrendingHashtagsProperties properties, Environment environment) {
    static final String KEY_PROPERTY = "trending-hashtags.api-key";
    static final String KEY_VARIABLE = "KEYAPI_TOKEN";
    private static final String ADDRESS_PROPERTY = "trending-hashtags.base-uri";
    private static final String ADDRESS_VARIABLE = "KEYAPI_API_BASE_URL";

    /** Returns the key, or null if there is none. */
    @Nullable
    String key() {
        return first(properties.apiKey(), KEY_VARIABLE);
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
        String name = properties.baseUri() == null ? ADDRESS_VARIABLE : ADDRESS_PROPERTY;
        return properties.settings(key, name, address);
    }

    /** To be called if there is no testkit, since otherwise the stub has the key and the address. */
    void requireNoStub() {
        if (properties.stub()) {
            throw new SetupException(
                    "The property trending-hashtags.stub is true, but the testkit is not on the class path.",
                    "Add the dependency io.github.trendinghashtags:trending-hashtags-testkit, or remove the property.");
        }
    }

    private ApiKey apiKey(String key) {
        try {
            return ApiKey.of(key);
        } catch (IllegalArgumentException bad) {
            throw SetupException.badValue(properties.apiKey() == null ? KEY_VARIABLE : KEY_PROPERTY, bad);
        }
    }

    /** An empty variable is no value, since that is how a shell unsets one for a program. */
    private @Nullable String first(@Nullable String property, String variable) {
        if (property != null) {
            return property;
        }
        String value = environment.getProperty(variable);
        return value == null || value.isEmpty() ? null : value;
    }
}
