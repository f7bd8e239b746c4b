package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Writes requests to the vendor's endpoint; path and parameters are documented on the endpoint's public page. */
final class KeyApi {
    /** The request in messages, without its parameters. */
    static final String OPERATION = "GET " + TransportRequest.PATH;

    private static final String PRODUCT =
            "trending-hashtags/" + version() + " Java/" + Runtime.version().feature();

    private final String endpoint;
    private final String userAgent;
    private final Duration timeout;

    KeyApi(ClientSettings settings) {
        this.endpoint = settings.baseUri().toString().replaceAll("/+$", "") + TransportRequest.PATH;
        String application = settings.applicationName();
        this.userAgent = application == null ? PRODUCT : application + " " + PRODUCT;
        Duration attempt = settings.attemptTimeout();
        Duration call = settings.callTimeout();
        this.timeout = attempt.compareTo(call) < 0 ? attempt : call;
    }

    /** Returns the address of a page. Every parameter is sent, so a default that the vendor changes makes no difference. */
    URI uri(TrendingHashtagsQuery query) {
        String industry = query.industry() == null
                ? "nothing"
                : Long.toString(query.industry().value());
        return URI.create(endpoint
                + "?page=" + query.page()
                + "&limit=" + query.limit()
                + "&period=" + query.period().days()
                + "&region=" + query.region().code()
                + "&industry_id=" + industry
                + "&new_to_top_100=" + query.newToTop100());
    }

    TransportRequest request(URI uri, ApiKey key) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("Accept-Encoding", "gzip");
        headers.put("Authorization", "Bearer " + key.reveal());
        headers.put("User-Agent", userAgent);
        return new TransportRequest(uri, Collections.unmodifiableMap(headers), timeout);
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream file = KeyApi.class.getResourceAsStream("version.properties")) {
            properties.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("version");
    }
}
