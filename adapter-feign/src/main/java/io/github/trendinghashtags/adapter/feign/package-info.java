/**
 * The port over Feign, by default on Apache HttpClient 5, with Jackson's streaming parser and Resilience4j.
 *
 * <pre>{@code
 * try (var hashtags = FeignTrendingHashtags.create(ClientSettings.fromEnvironment())) {
 *     hashtags.stream(TrendingHashtagsQuery.defaults()).limit(20).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Its own client, on Apache HttpClient 5, keeps everything that the port promises. One that is passed to the builder has
 * limits of its own, which the adapter can't remove:
 *
 * <ul>
 *   <li>OkHttp and an ordinary HttpClient 5 ignore interrupts while they wait for a response: a call that is cancelled, timed
 *       out or closed ends at once for its caller, but holds its connection and its thread until the client's read timeout,
 *       and as long as the server goes on sending. A body beyond the limit is read to its end by some.
 *       The JDK's client reacts to one, but before Java 20 not within a body: there the connection stays open until the client
 *       is collected.
 *   <li>OkHttp and an ordinary HttpClient 5 send a request over a connection that still has something to read. If a server
 *       sends two responses to a request, they take the second one for that to the next request: a wrong page.
 *   <li>An ordinary HttpClient 5 logs what it sends at its debug level, the key included, and so does OkHttp with an
 *       interceptor that logs headers. The JDK's client does if the process is started with {@code
 *       -Djdk.httpclient.HttpClient.log=headers} or {@code all}.
 * </ul>
 *
 * <p>Its own client checks right before each request whether there is anything left to read, and closes such a connection.
 * What a server sends unasked after that, while the request is on its way, can't be distinguished from the response.
 */
@NullMarked
package io.github.trendinghashtags.adapter.feign;

import org.jspecify.annotations.NullMarked;
