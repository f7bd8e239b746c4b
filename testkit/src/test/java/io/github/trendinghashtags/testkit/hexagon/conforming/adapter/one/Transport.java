package io.github.trendinghashtags.testkit.hexagon.conforming.adapter.one;

import java.net.http.HttpClient;

final class Transport {
    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public String toString() {
        return client.toString();
    }
}
