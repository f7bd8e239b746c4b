/**
 * The port over Feign, by default on Apache HttpClient 5, with Jackson's streaming parser and Resilience4j.
 *
 * <pre>{@code
 * try (var hashtags = FeignTrendingHashtags.create(ClientSettings.fromEnvironment())) {
 *     hashtags.stream(TrendingHashtagsQuery.defaults()).limit(20).forEach(System.out::println);
 * }
 * }</pre>
 */
@NullMarked
package io.github.trendinghashtags.adapter.feign;

import org.jspecify.annotations.NullMarked;
