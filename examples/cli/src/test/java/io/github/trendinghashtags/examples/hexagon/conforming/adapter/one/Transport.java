package io.github.trendinghashtags.examples.hexagon.conforming.adapter.one;

import java.net.http.HttpClient;

final class Transport {
    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public String toString() {
        return client.toString();
    }
}
