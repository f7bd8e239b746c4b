package io.github.trendinghashtags.examples.hexagon.broken;

import java.net.http.HttpClient;

final class OpensConnections {
    static final HttpClient CLIENT = HttpClient.newHttpClient();
}
