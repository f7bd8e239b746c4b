package io.github.trendinghashtags.testkit.architecture.hexagon.conforming.adapter.one;

import java.net.http.HttpClient;

final class Transport {
    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public String toString() {
        return client.toString();
    }
}
