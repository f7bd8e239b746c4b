package io.github.trendinghashtags.adapter.jdkhttp;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.keyapi.KeyApiClientBuilder;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads trending hashtags through the JDK's HTTP client. Safe for use by many threads. Use one instance for a
 * whole application, since calls share its pace and its connections. After {@link #close()}, calls fail with
 * {@link io.github.trendinghashtags.TrendingHashtagsException.NotSent}.
 *
 * <p>Waiting calls hold no thread, and asynchronous ones are decoded on a few threads of its own. It starts a thread for a call
 * only to look the host up, if it has not been found within a millisecond in the last second.
 *
 * <p>One attempt is one request: the JDK's client is prevented from sending a request again, which it would do after a
 * connection that was closed before the response, a challenge to its authenticator or a refused HTTP/2 stream. So the
 * receipt counts every request that the vendor may have read.
 *
 * <pre>{@code
 * try (var hashtags = JdkHttpTrendingHashtags.create(ClientSettings.fromEnvironment())) {
 *     TrendingHashtagsPage page = hashtags.fetch(TrendingHashtagsQuery.defaults());
 * }
 * }</pre>
 */
public final class JdkHttpTrendingHashtags extends KeyApiClient {
    private JdkHttpTrendingHashtags(Builder builder) {
        super(builder, "jdk-http", builder::transport);
    }

    /**
     * Creates a client with default parts.
     *
     * @param settings address, key and limits
     * @return the client, to be closed
     */
    public static JdkHttpTrendingHashtags create(ClientSettings settings) {
        return builder(settings).build();
    }

    /**
     * Builds a client from the user's own parts.
     *
     * @param settings address, key and limits
     * @return a builder
     */
    public static Builder builder(ClientSettings settings) {
        return new Builder(settings);
    }

    /**
     * Fails the calls under way and ends the client's own threads and connections, without waiting for them. Before Java 21, an
     * HTTP client of its own that has sent nothing ends when it is garbage-collected.
     */
    @Override
    public void close() {
        super.close();
    }

    /** Builds a client. The user's own parts are not closed with it. */
    public static final class Builder extends KeyApiClientBuilder<Builder> {
        private @Nullable HttpClient httpClient;

        private Builder(ClientSettings settings) {
            super(settings);
        }

        /**
         * Sends through this client, with its connect timeout, version and proxy. Default: HTTP/1.1 with the settings'
         * connect timeout.
         *
         * <p>An authenticator may serve a proxy's tunnel; a challenge to a request itself fails the attempt. Before Java 24
         * a client that has one leaves out the request's own {@code Authorization}, and so the key.
         *
         * @param httpClient a client that follows no redirects, since they can carry the key elsewhere
         * @return this
         * @throws IllegalArgumentException if the client follows redirects
         */
        public Builder httpClient(HttpClient httpClient) {
            if (httpClient.followRedirects() != HttpClient.Redirect.NEVER) {
                throw new IllegalArgumentException(
                        "the HTTP client must follow redirects NEVER, was " + httpClient.followRedirects());
            }
            this.httpClient = httpClient;
            return this;
        }

        /**
         * Builds the client.
         *
         * @return the client, to be closed
         * @throws IllegalArgumentException if the retry allows more attempts than the settings' policy
         * @throws IllegalStateException if a library on the class path is too old
         */
        public JdkHttpTrendingHashtags build() {
            return new JdkHttpTrendingHashtags(this);
        }

        private JdkHttpTransport transport(ThreadFactory threads) {
            HttpClient given = httpClient;
            String host = settings().baseUri().getHost();
            HostLookup names = HostLookup.isName(host) && !isBehindAProxy()
                    ? new HostLookup(host, InetAddress::getAllByName, threads, System::nanoTime)
                    : null;
            return new JdkHttpTransport(
                    () -> given == null ? Connections.of(defaultClient()) : Connections.of(given),
                    settings().maxBodyBytes(),
                    names);
        }

        /** Asks as the client will. Behind a proxy, the proxy looks the host up. */
        private boolean isBehindAProxy() {
            Optional<ProxySelector> given = httpClient == null ? Optional.empty() : httpClient.proxy();
            ProxySelector selector = given.orElseGet(ProxySelector::getDefault);
            List<Proxy> proxies =
                    selector == null ? List.of() : selector.select(settings().baseUri());
            return !proxies.isEmpty() && proxies.get(0).type() == Proxy.Type.HTTP;
        }

        private HttpClient.Builder defaultClient() {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(settings().connectTimeout());
        }
    }
}
