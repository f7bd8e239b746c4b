/**
 * The port over Feign, by default on Apache HttpClient 5, with Jackson's streaming parser and Resilience4j.
 *
 * <pre>{@code
 * try (var hashtags = FeignTrendingHashtags.create(ClientSettings.fromEnvironment())) {
 *     hashtags.stream(TrendingHashtagsQuery.defaults()).limit(20).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Its own client is built on Apache HttpClient 5, and holds to all that the port promises. One that is given to the
 * builder brings its own ways, which the adapter can't mend:
 *
 * <ul>
 *   <li>OkHttp and an ordinary HttpClient 5 heed no interrupt while they wait for an answer: a call that is cancelled, timed
 *       out or closed ends at once for its caller, and holds its connection and its thread until the client's read timeout.
 *       The JDK's client heeds one, but before Java 20 not amid a body: there the connection is held until the client goes.
 *   <li>OkHttp and an ordinary HttpClient 5 send a request over a connection that still has something to read. Where a
 *       server answers a request twice, they take the second answer for that to the next request: a wrong page.
 *   <li>An ordinary HttpClient 5 logs what it sends at its debug level, the key with it, and so does OkHttp with an
 *       interceptor that logs headers. The JDK's client does where the process is started with {@code
 *       -Djdk.httpclient.HttpClient.log=headers} or {@code all}.
 * </ul>
 *
 * <p>Its own client looks right before each request whether there is anything left to read, and lets go of such a connection.
 * What a server sends unasked after that, while the request is on its way, nobody can tell from the answer.
 */
@NullMarked
package io.github.trendinghashtags.adapter.feign;

import org.jspecify.annotations.NullMarked;
