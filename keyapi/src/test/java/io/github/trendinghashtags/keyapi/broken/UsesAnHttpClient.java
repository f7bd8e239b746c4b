package io.github.trendinghashtags.keyapi.broken;

import java.net.http.HttpClient;

/** Breaks the rule that keyapi uses no HTTP client. */
public final class UsesAnHttpClient {
    private UsesAnHttpClient() {}

    public static HttpClient client() {
        return HttpClient.newHttpClient();
    }
}
