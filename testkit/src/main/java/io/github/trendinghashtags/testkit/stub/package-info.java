/**
 * {@linkplain io.github.trendinghashtags.testkit.stub.StubKeyApiServer A real server} that simulates the vendor, the
 * responses and the faults that it can be scripted to send, and a JUnit extension that starts and closes it. The extension
 * alone needs JUnit's API on the class path.
 *
 * <pre>{@code
 * try (var stub = StubKeyApiServer.start();
 *         var hashtags = JdkHttpTrendingHashtags.create(stub.settings())) {
 *     stub.enqueue(StubResponse.html(503));
 *     assertEquals(2, hashtags.fetch(TrendingHashtagsQuery.defaults()).receipt().attempts());
 * }
 * }</pre>
 */
@NullMarked
package io.github.trendinghashtags.testkit.stub;

import org.jspecify.annotations.NullMarked;
