/**
 * The port over the JDK's own HTTP client, with Jackson's streaming parser and Resilience4j.
 *
 * <pre>{@code
 * try (var hashtags = JdkHttpTrendingHashtags.create(ClientSettings.fromEnvironment())) {
 *     hashtags.stream(TrendingHashtagsQuery.defaults()).limit(20).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Each attempt puts one request on the wire, and no more: the JDK's client, which resends a GET whose connection was
 * closed before the response, is prevented from doing so.
 *
 * <p>What the JDK's client does with a bad response, and the adapter can't prevent:
 *
 * <ul>
 *   <li>A chunk of 2³¹ bytes or more makes its thread spin until the process ends. The adapter notices, and continues with a
 *       new client; one of the user's is not replaced. If such a response arrives before the thread that sends the request has
 *       left the client, within some 0.1 ms, then it is that thread which spins: a blocking caller's own.
 *   <li>It reads no trailers. The adapter closes a connection over which a {@code Trailer} header announced one; if a trailer
 *       comes unannounced, the connection is used again, and the next attempt over it fails.
 * </ul>
 *
 * <p>Nothing here logs the key, and neither does the JDK's client, with two exceptions. A process that is started with {@code
 * -Djdk.httpclient.HttpClient.log=headers}, or {@code all}, logs every header of every request, the key included; the other
 * kinds of that property do not. And the logger {@code jdk.internal.httpclient.debug} quotes at {@code FINE} a response's
 * head that it can't parse, in which a server may have repeated the key.
 */
@NullMarked
package io.github.trendinghashtags.adapter.jdkhttp;

import org.jspecify.annotations.NullMarked;
