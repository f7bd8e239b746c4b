package io.github.trendinghashtags;

import io.github.trendinghashtags.checks.Require;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a client, for every transport. Bad values are refused when they are set; neither the key nor the address
 * is in the message, as both can hold secrets.
 *
 * <pre>{@code
 * ClientSettings.fromEnvironment().withCallTimeout(Duration.ofSeconds(10))
 * }</pre>
 *
 * @param baseUri where the API is: {@code https}, or {@code http} to this machine alone unless {@code
 *     keyInClearTextAllowed}; without user info, query or fragment; a path is kept as a prefix
 * @param apiKey asked for the key at every attempt, so that keys can rotate; an {@link ApiKey} supplies itself. If it
 *     throws, the attempt is not sent. It may block: it runs on a thread of the client's, is interrupted when its call
 *     ends, and is asked for at most {@code maxConcurrency} attempts at a time
 * @param connectTimeout for a connection to be made, from 1 ms to 1 h
 * @param attemptTimeout for one request and its whole response, from 1 ms to 1 h
 * @param callTimeout for a call with all its attempts and waits, by a monotonic clock, from 1 ms to 1 h
 * @param maxConcurrency requests in flight at once, over all calls of a client, from 1 to 10,000
 * @param maxBodyBytes the longest response after decompression, from 1 KiB to 64 MiB
 * @param resilience how to retry, and at what pace
 * @param applicationName the name of your application for the {@code User-Agent}, such as {@code acme-dashboard/2.1}:
 *     one or more product tokens of RFC 9110, separated by single spaces, up to 100 characters; or null for none
 * @param keyInClearTextAllowed whether {@code http} may be used to other machines, which sends the key in clear text:
 *     for a stub in a test network, never for the vendor
 */
public record ClientSettings(
        URI baseUri,
        Supplier<ApiKey> apiKey,
        Duration connectTimeout,
        Duration attemptTimeout,
        Duration callTimeout,
        int maxConcurrency,
        int maxBodyBytes,
        ResiliencePolicy resilience,
        @Nullable String applicationName,
        boolean keyInClearTextAllowed) {

    private static final URI VENDOR = URI.create("https://api.keyapi.ai");
    private static final String BASE_URI_VARIABLE = "KEYAPI_API_BASE_URL";
    private static final Duration MIN_TIMEOUT = Duration.ofMillis(1);
    private static final Duration MAX_TIMEOUT = Duration.ofHours(1);
    private static final int MAX_PORT = 65_535;
    private static final String TOKEN = "[-!#$%&'*+.^_`|~0-9A-Za-z]+";
    private static final String PRODUCT = TOKEN + "(/" + TOKEN + ")?";
    private static final Pattern PRODUCTS = Pattern.compile("(?=.{1,100}$)" + PRODUCT + "( " + PRODUCT + ")*");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    /**
     * Refuses nulls and values out of range, by the component's name.
     *
     * @param baseUri see {@link #baseUri()}
     * @param apiKey see {@link #apiKey()}
     * @param connectTimeout see {@link #connectTimeout()}
     * @param attemptTimeout see {@link #attemptTimeout()}
     * @param callTimeout see {@link #callTimeout()}
     * @param maxConcurrency see {@link #maxConcurrency()}
     * @param maxBodyBytes see {@link #maxBodyBytes()}
     * @param resilience see {@link #resilience()}
     * @param applicationName see {@link #applicationName()}
     * @param keyInClearTextAllowed see {@link #keyInClearTextAllowed()}
     */
    public ClientSettings {
        requireSafe(baseUri, keyInClearTextAllowed);
        Objects.requireNonNull(apiKey, "apiKey");
        Require.inRange("connectTimeout", connectTimeout, MIN_TIMEOUT, MAX_TIMEOUT);
        Require.inRange("attemptTimeout", attemptTimeout, MIN_TIMEOUT, MAX_TIMEOUT);
        Require.inRange("callTimeout", callTimeout, MIN_TIMEOUT, MAX_TIMEOUT);
        Require.inRange("maxConcurrency", maxConcurrency, 1, 10_000);
        Require.inRange("maxBodyBytes", maxBodyBytes, 1024, 64 * 1024 * 1024);
        Objects.requireNonNull(resilience, "resilience");
        if (applicationName != null && !PRODUCTS.matcher(applicationName).matches()) {
            throw new IllegalArgumentException("applicationName must be product tokens such as acme-dashboard/2.1,"
                    + " separated by single spaces, up to 100 characters (the value is not shown)");
        }
    }

    /**
     * Returns the defaults with that key.
     *
     * @param apiKey the key
     * @return the settings
     */
    public static ClientSettings of(ApiKey apiKey) {
        return of((Supplier<ApiKey>) apiKey);
    }

    /**
     * Returns the defaults with keys from that source: connect within 5 s, an attempt within 10 s, a call within 30 s;
     * 16 requests in flight; responses up to 2 MiB; {@link ResiliencePolicy#defaults()}; no application name, and no
     * key in clear text.
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
                ResiliencePolicy.defaults(),
                null,
                false);
    }

    /**
     * Returns the defaults with the key in {@code KEYAPI_TOKEN}, and the address in {@code KEYAPI_API_BASE_URL} if that
     * is set: the variables that the vendor's own tools read (observed).
     *
     * @return the settings
     * @throws IllegalStateException if {@code KEYAPI_TOKEN} is not set
     * @throws IllegalArgumentException if either value is bad
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
     * Returns these settings with another address.
     *
     * @param baseUri {@code https}, or {@code http} to this machine, or to others after {@link
     *     #withKeyInClearTextAllowed()}; without user info, query or fragment
     * @return the settings
     * @throws IllegalArgumentException if the address is any other
     */
    public ClientSettings withBaseUri(URI baseUri) {
        return with(copy -> copy.baseUri = baseUri);
    }

    /**
     * Returns these settings with keys from another source.
     *
     * @param apiKey asked at every attempt
     * @return the settings
     */
    public ClientSettings withApiKey(Supplier<ApiKey> apiKey) {
        return with(copy -> copy.apiKey = apiKey);
    }

    /**
     * Returns these settings with another connect timeout.
     *
     * @param connectTimeout from 1 ms to 1 h
     * @return the settings
     * @throws IllegalArgumentException if the timeout is out of range
     */
    public ClientSettings withConnectTimeout(Duration connectTimeout) {
        return with(copy -> copy.connectTimeout = connectTimeout);
    }

    /**
     * Returns these settings with another time for one request and its whole response.
     *
     * @param attemptTimeout from 1 ms to 1 h
     * @return the settings
     * @throws IllegalArgumentException if the timeout is out of range
     */
    public ClientSettings withAttemptTimeout(Duration attemptTimeout) {
        return with(copy -> copy.attemptTimeout = attemptTimeout);
    }

    /**
     * Returns these settings with another time for a call with all its attempts and waits.
     *
     * @param callTimeout from 1 ms to 1 h
     * @return the settings
     * @throws IllegalArgumentException if the timeout is out of range
     */
    public ClientSettings withCallTimeout(Duration callTimeout) {
        return with(copy -> copy.callTimeout = callTimeout);
    }

    /**
     * Returns these settings with another number of requests in flight.
     *
     * @param maxConcurrency from 1 to 10,000
     * @return the settings
     * @throws IllegalArgumentException if the number is out of range
     */
    public ClientSettings withMaxConcurrency(int maxConcurrency) {
        return with(copy -> copy.maxConcurrency = maxConcurrency);
    }

    /**
     * Returns these settings with another longest response.
     *
     * @param maxBodyBytes bytes after decompression, from 1 KiB to 64 MiB
     * @return the settings
     * @throws IllegalArgumentException if the length is out of range
     */
    public ClientSettings withMaxBodyBytes(int maxBodyBytes) {
        return with(copy -> copy.maxBodyBytes = maxBodyBytes);
    }

    /**
     * Returns these settings with another policy for retries and pace.
     *
     * @param resilience the policy
     * @return the settings
     */
    public ClientSettings withResilience(ResiliencePolicy resilience) {
        return with(copy -> copy.resilience = resilience);
    }

    /**
     * Returns these settings with your application's name, or without one.
     *
     * @param applicationName product tokens such as {@code acme-dashboard/2.1}, up to 100 characters, or null for none
     * @return the settings
     * @throws IllegalArgumentException if the name is anything else
     */
    public ClientSettings withApplicationName(@Nullable String applicationName) {
        return with(copy -> copy.applicationName = applicationName);
    }

    /**
     * Returns these settings with {@code http} allowed to other machines, which sends the key in clear text. Call it
     * before {@link #withBaseUri}; it is for a stub in a test network, never for the vendor.
     *
     * @return the settings
     */
    public ClientSettings withKeyInClearTextAllowed() {
        return with(copy -> copy.keyInClearTextAllowed = true);
    }

    /** Returns everything but the source of keys. */
    @Override
    public String toString() {
        return "ClientSettings[baseUri=" + baseUri + ", connectTimeout=" + connectTimeout + ", attemptTimeout="
                + attemptTimeout + ", callTimeout=" + callTimeout + ", maxConcurrency=" + maxConcurrency
                + ", maxBodyBytes=" + maxBodyBytes + ", resilience=" + resilience + ", applicationName="
                + applicationName + ", keyInClearTextAllowed=" + keyInClearTextAllowed + "]";
    }

    private static void requireSafe(URI uri, boolean keyInClearTextAllowed) {
        Objects.requireNonNull(uri, "baseUri");
        String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
        String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
        boolean clear = scheme.equals("http");
        boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        if (!bare || host.isEmpty() || uri.getPort() > MAX_PORT || !(clear || scheme.equals("https"))) {
            throw new IllegalArgumentException(
                    "baseUri must be https, or http to a loopback address, with a host, a" + " port up to " + MAX_PORT
                            + ", and without user info, query or fragment (the value is not shown)");
        }
        if (clear && !keyInClearTextAllowed && !LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException("baseUri must be https, or http to a loopback address: http elsewhere"
                    + " sends the key in clear text and needs withKeyInClearTextAllowed() first (the value is not"
                    + " shown)");
        }
    }

    private ClientSettings with(Consumer<Copy> change) {
        Copy copy = new Copy();
        change.accept(copy);
        return copy.build();
    }

    /** The components, to be changed before they are checked. */
    private final class Copy {
        private URI baseUri = baseUri();
        private Supplier<ApiKey> apiKey = apiKey();
        private Duration connectTimeout = connectTimeout();
        private Duration attemptTimeout = attemptTimeout();
        private Duration callTimeout = callTimeout();
        private int maxConcurrency = maxConcurrency();
        private int maxBodyBytes = maxBodyBytes();
        private ResiliencePolicy resilience = resilience();
        private @Nullable String applicationName = applicationName();
        private boolean keyInClearTextAllowed = keyInClearTextAllowed();

        ClientSettings build() {
            return new ClientSettings(
                    baseUri,
                    apiKey,
                    connectTimeout,
                    attemptTimeout,
                    callTimeout,
                    maxConcurrency,
                    maxBodyBytes,
                    resilience,
                    applicationName,
                    keyInClearTextAllowed);
        }
    }
}
