package io.github.trendinghashtags;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A KeyAPI key, such as {@code sk_live_…}, that never prints itself. What could not be sent in a header is refused, in
 * a message without the value. It is its own supplier, for {@link ClientSettings}.
 */
public final class ApiKey implements Supplier<ApiKey> {

    private static final String VARIABLE = "KEYAPI_TOKEN";
    private static final int MAX_LENGTH = 1024;

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * Creates a key.
     *
     * @param value 1 to 1,024 visible ASCII characters; a key read from a file often ends in a line feed that must go
     * @return the key
     * @throws IllegalArgumentException if the value has any other character; the message does not have the value
     */
    public static ApiKey of(String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("an API key must be 1 to " + MAX_LENGTH
                    + " visible ASCII characters, without spaces or line breaks (the value is not shown)");
        }
        return new ApiKey(value);
    }

    /**
     * Returns the key in the environment variable {@code KEYAPI_TOKEN}, the one that the vendor's own tools read.
     *
     * @return the key
     * @throws IllegalStateException if the variable is not set
     * @throws IllegalArgumentException if its value is not a valid key
     */
    public static ApiKey fromEnvironment() {
        return from(System.getenv());
    }

    static ApiKey from(Map<String, String> environment) {
        String value = environment.get(VARIABLE);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("the environment variable " + VARIABLE + " is not set");
        }
        return of(value);
    }

    /**
     * Returns the value itself, for the one header that carries it. Never log it.
     *
     * @return the value
     */
    public String reveal() {
        return value;
    }

    /**
     * Returns this key.
     *
     * @return this
     */
    @Override
    public ApiKey get() {
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof ApiKey key && MessageDigest.isEqual(bytes(), key.bytes()));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "ApiKey[redacted]";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }
}
