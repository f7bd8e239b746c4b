package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The vendor's endpoint: its path and its parameters (both documented on the endpoint's public page). */
public final class KeyApi {

    /** The endpoint's path. */
    public static final String PATH = "/v1/tiktok/trending/hashtags";

    /** What messages call the request, without its parameters. */
    static final String OPERATION = "GET " + PATH;

    private static final String USER_AGENT = "trending-hashtags-java";

    private KeyApi() {}

    /**
     * The address of a page. Every parameter is sent, so that a default that the vendor changes changes nothing here.
     *
     * @param base the settings' address
     * @param query which page
     * @return the whole address
     */
    public static URI uri(URI base, TrendingHashtagsQuery query) {
        String root = base.toString().replaceAll("/+$", "");
        String industry = query.industry() == null
                ? "nothing"
                : Long.toString(query.industry().value());
        return URI.create(root + PATH
                + "?page=" + query.page()
                + "&limit=" + query.limit()
                + "&period=" + query.period().days()
                + "&region=" + query.region().code()
                + "&industry_id=" + industry
                + "&new_to_top_100=" + query.newToTop100());
    }

    /**
     * The request for an address.
     *
     * @param uri the whole address
     * @param key the key that pays
     * @return the request
     */
    public static TransportRequest call(URI uri, ApiKey key) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("Accept-Encoding", "gzip");
        headers.put("Authorization", "Bearer " + key.reveal());
        headers.put("User-Agent", USER_AGENT);
        return new TransportRequest(uri, Collections.unmodifiableMap(headers));
    }
}
