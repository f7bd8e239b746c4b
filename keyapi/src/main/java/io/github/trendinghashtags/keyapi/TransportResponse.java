package io.github.trendinghashtags.keyapi;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer as it came off the wire, its body still encoded.
 *
 * @param status the HTTP status
 * @param header gives a header's value by its name, whose case does not count: several values joined by a comma, or null
 *     where there is none
 * @param body the body's bytes
 */
public record TransportResponse(int status, Function<String, @Nullable String> header, ResponseBody body) {}
