package io.github.trendinghashtags;

import io.github.trendinghashtags.checks.Require;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What every transport needs to know. Bad values are refused when they are set; neither the key nor the address is in
 * the message, as both can hold secrets.
 *
 * <pre>{@code
 * ClientSettings.fromEnvironment().withCallTimeout(Duration.ofSeconds(10))
 * }</pre>
 *
 * @param baseUri where the API is: {@code https}, or {@code http} to this machine alone; without user info, query or
 *     fragment; a path is kept as a prefix
 * @param apiKey asked for the key at every attempt, so that keys can rotate; where it throws, the attempt is not sent
 * @param connectTimeout for a connection to be made, from 1 ms to 1 h
 * @param attemptTimeout for one request and its whole answer, from 1 ms to 1 h
 * @param callTimeout for a call with all its attempts and waits, by a monotonic clock, from 1 ms to 1 h
 * @param maxConcurrency requests in flight at once, over all calls of a client, from 1 to 10,000
 * @param maxBodyBytes the longest answer after decompression, from 1 KiB to 64 MiB
 * @param resilience how to retry, and at what pace
 */
public record ClientSettings(
        URI baseUri,
        Supplier<ApiKey> apiKey,
        Duration connectTimeout,
        Duration attemptTimeout,
        Duration callTimeout,
        int maxConcurrency,
        int maxBodyBytes,
        ResiliencePolicy resilience) {

    private static final URI VENDOR = URI.create("https://api.keyapi.ai");
    private static final String BASE_URI_VARIABLE = "KEYAPI_API_BASE_URL";
    private static final Duration MIN_TIMEOUT = Duration.ofMillis(1);
    private static final Duration MAX_TIMEOUT = Duration.ofHours(1);
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    /**
     * Refuses values out of range.
     *
     * @param baseUri see {@link #baseUri()}
     * @param apiKey see {@link #apiKey()}
     * @param connectTimeout see {@link #connectTimeout()}
     * @param attemptTimeout see {@link #attemptTimeout()}
     * @param callTimeout see {@link #callTimeout()}
     * @param maxConcurrency see {@link #maxConcurrency()}
     * @param maxBodyBytes see {@link #maxBodyBytes()}
     * @param resilience see {@link #resilience()}
     */
    public ClientSettings {
        requireSafe(baseUri);
        Objects.requireNonNull(apiKey, "apiKey");
        Require.inRange("connect timeout", connectTimeout, MIN_TIMEOUT, MAX_TIMEOUT);
        Require.inRange("attempt timeout", attemptTimeout, MIN_TIMEOUT, MAX_TIMEOUT);
        Require.inRange("call timeout", callTimeout, MIN_TIMEOUT, MAX_TIMEOUT);
        Require.inRange("max concurrency", maxConcurrency, 1, 10_000);
        Require.inRange("max body bytes", maxBodyBytes, 1024, 64 * 1024 * 1024);
        Objects.requireNonNull(resilience, "resilience");
    }

    /**
     * The defaults with that key.
     *
     * @param apiKey the key
     * @return the settings
     */
    public static ClientSettings of(ApiKey apiKey) {
        Objects.requireNonNull(apiKey, "apiKey");
        return of(() -> apiKey);
    }

    /**
     * The defaults with keys from that source: connect within 5 s, an attempt within 10 s, a call within 30 s; 16
     * requests in flight; answers up to 2 MiB; {@link ResiliencePolicy#defaults()}.
     *
     * @param apiKey asked at every attempt
     * @return the settings
     */
    public static ClientSettings of(Supplier<ApiKey> apiKey) {
        return new ClientSettings(
                VENDOR,
                apiKey,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                16,
                2 * 1024 * 1024,
                ResiliencePolicy.defaults());
    }

    /**
     * The defaults with the key in {@code KEYAPI_TOKEN}, and the address in {@code KEYAPI_API_BASE_URL} where that is
     * set: the variables that the vendor's own tools read (observed).
     *
     * @return the settings
     * @throws IllegalStateException where {@code KEYAPI_TOKEN} is not set
     * @throws IllegalArgumentException where either value is bad
     */
    public static ClientSettings fromEnvironment() {
        return from(System.getenv());
    }

    static ClientSettings from(Map<String, String> environment) {
        ClientSettings settings = of(ApiKey.from(environment));
        String baseUri = environment.getOrDefault(BASE_URI_VARIABLE, "");
        return baseUri.isEmpty() ? settings : settings.withBaseUri(parse(baseUri));
    }

    private static URI parse(String baseUri) {
        try {
            return URI.create(baseUri);
        } catch (IllegalArgumentException notAUri) {
            // Not as the cause: its message has the value.
            throw new IllegalArgumentException(
                    "the environment variable " + BASE_URI_VARIABLE + " must be a URI (the value is not shown)");
        }
    }

    /**
     * These settings with another address.
     *
     * @param baseUri {@code https}, or {@code http} to this machine alone; without user info, query or fragment
     * @return the settings
     * @throws IllegalArgumentException where the address is any other
     */
    public ClientSettings withBaseUri(URI baseUri) {
        return new ClientSettings(
                baseUri, apiKey, connectTimeout, attemptTimeout, callTimeout, maxConcurrency, maxBodyBytes, resilience);
    }

    /**
     * These settings with keys from another source.
     *
     * @param apiKey asked at every attempt
     * @return the settings
     */
    public ClientSettings withApiKey(Supplier<ApiKey> apiKey) {
        return new ClientSettings(
                baseUri, apiKey, connectTimeout, attemptTimeout, callTimeout, maxConcurrency, maxBodyBytes, resilience);
    }

    /**
     * These settings with another connect timeout.
     *
     * @param connectTimeout from 1 ms to 1 h
     * @return the settings
     * @throws IllegalArgumentException where the timeout is out of range
     */
    public ClientSettings withConnectTimeout(Duration connectTimeout) {
        return new ClientSettings(
                baseUri, apiKey, connectTimeout, attemptTimeout, callTimeout, maxConcurrency, maxBodyBytes, resilience);
    }

    /**
     * These settings with another time for one request and its whole answer.
     *
     * @param attemptTimeout from 1 ms to 1 h
     * @return the settings
     * @throws IllegalArgumentException where the timeout is out of range
     */
    public ClientSettings withAttemptTimeout(Duration attemptTimeout) {
        return new ClientSettings(
                baseUri, apiKey, connectTimeout, attemptTimeout, callTimeout, maxConcurrency, maxBodyBytes, resilience);
    }

    /**
     * These settings with another time for a call with all its attempts and waits.
     *
     * @param callTimeout from 1 ms to 1 h
     * @return the settings
     * @throws IllegalArgumentException where the timeout is out of range
     */
    public ClientSettings withCallTimeout(Duration callTimeout) {
        return new ClientSettings(
                baseUri, apiKey, connectTimeout, attemptTimeout, callTimeout, maxConcurrency, maxBodyBytes, resilience);
    }

    /**
     * These settings with another number of requests in flight.
     *
     * @param maxConcurrency from 1 to 10,000
     * @return the settings
     * @throws IllegalArgumentException where the number is out of range
     */
    public ClientSettings withMaxConcurrency(int maxConcurrency) {
        return new ClientSettings(
                baseUri, apiKey, connectTimeout, attemptTimeout, callTimeout, maxConcurrency, maxBodyBytes, resilience);
    }

    /**
     * These settings with another longest answer.
     *
     * @param maxBodyBytes bytes after decompression, from 1 KiB to 64 MiB
     * @return the settings
     * @throws IllegalArgumentException where the length is out of range
     */
    public ClientSettings withMaxBodyBytes(int maxBodyBytes) {
        return new ClientSettings(
                baseUri, apiKey, connectTimeout, attemptTimeout, callTimeout, maxConcurrency, maxBodyBytes, resilience);
    }

    /**
     * These settings with another policy for retries and pace.
     *
     * @param resilience the policy
     * @return the settings
     */
    public ClientSettings withResilience(ResiliencePolicy resilience) {
        return new ClientSettings(
                baseUri, apiKey, connectTimeout, attemptTimeout, callTimeout, maxConcurrency, maxBodyBytes, resilience);
    }

    /** Everything but where the key comes from. */
    @Override
    public String toString() {
        return "ClientSettings[baseUri=" + baseUri + ", connectTimeout=" + connectTimeout + ", attemptTimeout="
                + attemptTimeout + ", callTimeout=" + callTimeout + ", maxConcurrency=" + maxConcurrency
                + ", maxBodyBytes=" + maxBodyBytes + ", resilience=" + resilience + "]";
    }

    private static void requireSafe(URI uri) {
        String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
        String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
        boolean encrypted = scheme.equals("https") && !host.isEmpty();
        boolean local = scheme.equals("http") && LOOPBACK.matcher(host).matches();
        boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        if (!bare || !(encrypted || local)) {
            throw new IllegalArgumentException("the base URI must be https, or http to a loopback address, with a host"
                    + " and without user info, query or fragment (the value is not shown)");
        }
    }
}
