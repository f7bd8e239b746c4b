package io.github.trendinghashtags.keyapi;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds an HTTP response as received, its body still encoded.
 *
 * @param status the HTTP status
 * @param header returns a header's value by its name, in any case: several values joined by a comma, or null if it is absent
 * @param body the body's bytes
 */
public record TransportResponse(int status, Function<String, @Nullable String> header, ResponseBody body) {}
