package io.github.trendinghashtags.adapter.feign;

import feign.Client;
import feign.Feign;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.keyapi.KeyApiClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ThreadFactory;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.util.VersionInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads trending hashtags through Feign, by default on Apache HttpClient 5. Safe for use by many threads. Use one
 * instance for a whole application, since calls share its pace and its connections. After {@link #close()},
 * calls fail with {@link io.github.trendinghashtags.TrendingHashtagsException.NotSent}.
 *
 * <p>Feign blocks. A blocking call's requests run on the thread that made it; those of an asynchronous call, and all of a
 * user's own {@link Builder#client client}, which may ignore interrupts, hold one of the client's own threads while they are
 * on the wire. They never run on the builder's executor, so a continuation may wait for another call of the same client. A
 * call that waits for a permit holds no thread.
 *
 * <pre>{@code
 * try (var hashtags = FeignTrendingHashtags.create(ClientSettings.fromEnvironment())) {
 *     TrendingHashtagsPage page = hashtags.fetch(TrendingHashtagsQuery.defaults());
 * }
 * }</pre>
 */
public final class FeignTrendingHashtags extends KeyApiClient {
    private FeignTrendingHashtags(Builder builder) {
        super(builder, "feign", builder::transport);
    }

    /**
     * Creates a client with default parts.
     *
     * @param settings address, key and limits
     * @return the client, to be closed
     */
    public static FeignTrendingHashtags create(ClientSettings settings) {
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

    /** Builds a client. The user's own parts are not closed with it. */
    public static final class Builder extends KeyApiClientBuilder<Builder> {
        private @Nullable Client client;
        private Feign.@Nullable Builder feign;

        private Builder(ClientSettings settings) {
            super(settings);
        }

        /**
         * Sends through that client. Each request comes with the settings' timeouts, and with redirects off. A client that
         * repeats requests or follows redirects nevertheless can cost credits that no receipt shows. An attempt whose response
         * stalls times out; its connection is closed when the client reacts to an interrupt or to its own read timeout. What
         * OkHttp, the JDK's client and an ordinary HttpClient 5 can't do is on the {@linkplain
         * io.github.trendinghashtags.adapter.feign package's page}. Default: Apache HttpClient 5, which repeats and follows
         * nothing, and whose connections are closed at once.
         *
         * @param client sends one request
         * @return this
         */
        public Builder client(Client client) {
            this.client = Objects.requireNonNull(client, "client");
            return this;
        }

        /**
         * Sends through this builder's Feign, so that its request and response interceptors, capabilities and logger apply.
         * Interceptors see the endpoint's path and parameters, and can add headers and parameters. The key is added below
         * them all, in place of any other {@code Authorization}, so that no logger, interceptor or capability sees it. Bodies
         * are compressed, and a logger shows them as binary unless an interceptor sets {@code Accept-Encoding: identity}.
         *
         * <p>The builder's client, contract and retryer are replaced, so do not build another interface with it; pass a client
         * to {@link #client}. Its options, encoder, decoder and error decoder have no effect. A client of a capability must
         * pass on the options that it receives, and can send a request once. For a blocking call all of this runs on the
         * calling thread, and should not block. Default: Feign without any of these.
         *
         * @param feign the user's builder
         * @return this
         */
        public Builder feign(Feign.Builder feign) {
            this.feign = Objects.requireNonNull(feign, "feign");
            return this;
        }

        /**
         * Builds the client.
         *
         * @return the client, to be closed
         * @throws IllegalArgumentException if the retry allows more attempts than the settings' policy
         * @throws IllegalStateException if a library on the class path is too old
         */
        public FeignTrendingHashtags build() {
            checkVersions();
            return new FeignTrendingHashtags(this);
        }

        private FeignTransport transport(ThreadFactory threads) {
            Client sender = client == null
                    ? ApacheClient.create(settings(), SystemDefaultDnsResolver.INSTANCE, threads)
                    : new ContentEncodingFix(client);
            return new FeignTransport(
                    settings(), sender, feign, threadPool(settings().maxConcurrency(), threads));
        }

        private void checkVersions() {
            String pom = "/META-INF/maven/io.github.openfeign/feign-core/pom.properties";
            requireVersion("feign-core", "13.6", property(Feign.class, pom, "version"));
            if (client == null) {
                requireVersion("httpcore5", "5.3", release(VersionInfo.class, "core5"));
                requireVersion("httpclient5", "5.4", release(HttpClient.class, "client5"));
            }
        }

        static @Nullable String release(Class<?> type, String library) {
            String resource = "/org/apache/hc/" + library + "/" + VersionInfo.VERSION_PROPERTY_FILE;
            return property(type, resource, VersionInfo.PROPERTY_RELEASE);
        }

        /** Returns null if the library was packaged without that file. */
        static @Nullable String property(Class<?> type, String resource, String name) {
            Properties properties = new Properties();
            try (InputStream in = type.getResourceAsStream(resource)) {
                if (in != null) {
                    properties.load(in);
                }
            } catch (IOException unreadable) {
                return null;
            }
            return properties.getProperty(name);
        }
    }
}
