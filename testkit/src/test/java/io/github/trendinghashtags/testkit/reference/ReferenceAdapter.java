package io.github.trendinghashtags.testkit.reference;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import java.net.http.HttpClient;

/** The smallest adapter that passes the contract, of nothing but keyapi and the JDK; and what broken ones are made of. */
public final class ReferenceAdapter {
    private ReferenceAdapter() {}

    public static KeyApiClient create(ClientSettings settings) {
        return KeyApiClient.builder(settings, new ReferenceTransport(settings, HttpClient.Redirect.NEVER))
                .build();
    }
}
