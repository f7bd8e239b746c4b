package io.github.trendinghashtags.testkit.stub;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as the stub received it. Contains the key; {@link #toString} shows no header.
 *
 * @param method such as {@code GET}
 * @param path the target without its query, not decoded
 * @param query the parameters by name in the order in which they came, decoded; the values of one that came twice are
 *     joined by a comma
 * @param headers the headers by name, whose case does not count; the values of one that came twice are joined by a
 *     comma
 * @param head the request line and the headers exactly as they came, one character a byte, with their line ends and
 *     without the empty line
 * @param connection the number of the connection, from 1 in the order of arrival
 * @param arrivedAt the {@link System#nanoTime()} at which the head was whole
 */
public record StubRequest(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String head,
        int connection,
        long arrivedAt) {

    /**
     * Makes the maps unmodifiable.
     *
     * @param method see {@link #method()}
     * @param path see {@link #path()}
     * @param query see {@link #query()}
     * @param headers see {@link #headers()}
     * @param head see {@link #head()}
     * @param connection see {@link #connection()}
     * @param arrivedAt see {@link #arrivedAt()}
     */
    public StubRequest {
        query = Collections.unmodifiableMap(query);
        headers = Collections.unmodifiableMap(headers);
    }

    /**
     * Returns the request's head line by line, its request line first.
     *
     * @return lines without their ends
     */
    public List<String> lines() {
        return head.lines().toList();
    }

    /** Returns the method and the path alone. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    /** Returns whether the connection may carry another request. */
    boolean keepsAlive() {
        return !headers.getOrDefault("Connection", "").equalsIgnoreCase("close")
                && !headers.containsKey("Transfer-Encoding")
                && headers.getOrDefault("Content-Length", "0").equals("0");
    }

    /**
     * Parses a head.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    static StubRequest parse(String head, int connection, long arrivedAt) {
        List<String> lines = head.lines().toList();
        String[] parts = lines.isEmpty() ? new String[0] : lines.get(0).split(" ", -1);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new IllegalArgumentException("not an HTTP/1 request line");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("not a header");
            }
            headers.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + "," + b);
        }
        int mark = parts[1].indexOf('?');
        String path = mark < 0 ? parts[1] : parts[1].substring(0, mark);
        String query = mark < 0 ? "" : parts[1].substring(mark + 1);
        return new StubRequest(parts[0], path, parameters(query), headers, head, connection, arrivedAt);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.split("&", -1)) {
            if (!parameter.isEmpty()) {
                int equals = parameter.indexOf('=');
                String name = equals < 0 ? parameter : parameter.substring(0, equals);
                String value = equals < 0 ? "" : parameter.substring(equals + 1);
                parameters.merge(decode(name), decode(value), (a, b) -> a + "," + b);
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
