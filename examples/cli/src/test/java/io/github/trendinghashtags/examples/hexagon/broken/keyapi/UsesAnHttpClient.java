package io.github.trendinghashtags.examples.hexagon.broken.keyapi;

import java.net.http.HttpClient;

final class UsesAnHttpClient {
    static HttpClient client() {
        return HttpClient.newHttpClient();
    }
}
