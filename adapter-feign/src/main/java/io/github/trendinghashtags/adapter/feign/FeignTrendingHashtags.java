package io.github.trendinghashtags.adapter.feign;

import feign.Client;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.keyapi.KeyApiClientBuilder;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads trending hashtags through Feign, by default on Apache HttpClient 5. Safe for use by many threads; one instance is
 * made to serve a whole application, since its pace and its connections are shared by all calls. After {@link #close()},
 * calls fail with {@link io.github.trendinghashtags.TrendingHashtagsException.NotSent}.
 *
 * <p>Feign blocks, so each request holds one of the client's own threads, or one of the builder's executor, while it is
 * on the wire; a call that waits for its turn holds none. A blocking call is carried out there too, since a thread that
 * reads from a socket can't be interrupted, while one that waits for it can.
 *
 * <pre>{@code
 * try (var hashtags = FeignTrendingHashtags.create(ClientSettings.fromEnvironment())) {
 *     TrendingHashtagsPage page = hashtags.fetch(TrendingHashtagsQuery.defaults());
 * }
 * }</pre>
 */
public final class FeignTrendingHashtags implements TrendingHashtagsPort, AutoCloseable {
    private final KeyApiClient client;

    private FeignTrendingHashtags(KeyApiClient client) {
        this.client = client;
    }

    /**
     * A client with those settings and parts of its own.
     *
     * @param settings address, key and limits
     * @return the client, to be closed
     */
    public static FeignTrendingHashtags create(ClientSettings settings) {
        return builder(settings).build();
    }

    /**
     * A client some of whose parts are the user's.
     *
     * @param settings address, key and limits
     * @return a builder
     */
    public static Builder builder(ClientSettings settings) {
        return new Builder(settings);
    }

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        return client.fetch(query);
    }

    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        return client.fetchAsync(query);
    }

    /** Fails the calls under way and lets go of the client's own threads and connections, without waiting for them. */
    @Override
    public void close() {
        client.close();
    }

    /** Builds a client. What it is given stays the user's, and is not closed with the client. */
    public static final class Builder extends KeyApiClientBuilder<Builder> {
        private @Nullable Client client;

        private Builder(ClientSettings settings) {
            super(settings);
        }

        /**
         * Sends through that client. Each request comes with the settings' timeouts, and with redirects off. What it does
         * beyond Feign's contract is the user's: a client that repeats requests or follows redirects all the same can cost
         * credits that no receipt shows. An answer that stalls is given up in time; its connection is let go when the
         * client heeds an interrupt or its own read timeout. What OkHttp, the JDK's client and an ordinary HttpClient 5 can't
         * do is on the {@linkplain io.github.trendinghashtags.adapter.feign package's page}. Default: Apache HttpClient 5,
         * made to do none of this by itself, whose connections are broken at once.
         *
         * @param client sends one request
         * @return this
         */
        public Builder client(Client client) {
            this.client = Objects.requireNonNull(client, "client");
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
            return new FeignTrendingHashtags(client("feign", this::transport));
        }

        private FeignTransport transport() {
            Client sender = client == null ? ApacheClient.create(settings()) : client;
            return new FeignTransport(sender, settings(), executor());
        }
    }
}
