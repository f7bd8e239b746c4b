/**
 * The port over the JDK's own HTTP client, with Jackson's streaming parser and Resilience4j.
 *
 * <pre>{@code
 * try (var hashtags = JdkHttpTrendingHashtags.create(ClientSettings.fromEnvironment())) {
 *     hashtags.stream(TrendingHashtagsQuery.defaults()).limit(20).forEach(System.out::println);
 * }
 * }</pre>
 */
@NullMarked
package io.github.trendinghashtags.adapter.jdkhttp;

import org.jspecify.annotations.NullMarked;
