package io.github.trendinghashtags.testkit.reference;

import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.KeyApiClient;

/** The smallest adapter that passes the contract, of nothing but keyapi and sockets; and what broken ones are made of. */
public final class ReferenceAdapter {
    private ReferenceAdapter() {}

    public static KeyApiClient create(ClientSettings settings) {
        return KeyApiClient.builder(settings, new SocketTransport(settings)).build();
    }

    public static KeyApiClient create(ClientSettings settings, CallListener listener) {
        return KeyApiClient.builder(settings, new SocketTransport(settings))
                .listener(listener)
                .build();
    }
}
