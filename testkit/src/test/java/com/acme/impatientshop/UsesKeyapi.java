package com.acme.impatientshop;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.keyapi.Transport;

final class UsesKeyapi {
    String show(ClientSettings settings, Transport transport) {
        return KeyApiClient.builder(settings, transport).build().toString();
    }
}
