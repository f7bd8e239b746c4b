/**
 * Beans, properties, meters and health for Spring Boot 3.5, 4.0 and 4.1. An application injects the port:
 *
 * <pre>{@code
 * @RestController
 * class Trends {
 *     private final TrendingHashtagsPort hashtags;
 *
 *     Trends(TrendingHashtagsPort hashtags) {
 *         this.hashtags = hashtags;
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.github.trendinghashtags.spring;

import org.jspecify.annotations.NullMarked;
