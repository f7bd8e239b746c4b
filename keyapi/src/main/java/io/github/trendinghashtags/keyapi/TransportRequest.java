package io.github.trendinghashtags.keyapi;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Describes a GET request, to be sent unchanged. It holds the key, so its text form shows no header.
 *
 * @param uri the whole address, query included
 * @param headers names and values in the order in which they are sent; a transport adds only what HTTP itself requires
 * @param timeout when the exchange is aborted from outside, counted from its start; a transport that can't always be
 *     aborted should end it soon after by itself
 */
public record TransportRequest(URI uri, Map<String, String> headers, Duration timeout) {

    /** The endpoint's path, without the base URI's own (documented). */
    public static final String PATH = "/v1/tiktok/trending/hashtags";

    /** Returns the address alone. */
    @Override
    public String toString() {
        return "GET " + uri;
    }
}
