/**
 * What is trending on TikTok, where and in which industry: the domain, and {@link
 * io.github.trendinghashtags.TrendingHashtagsPort the port} through which it is read.
 *
 * <pre>{@code
 * void printTopTwenty(TrendingHashtagsPort hashtags) {
 *     var query = TrendingHashtagsQuery.defaults().withRegion(Region.of("US")).withIndustry(IndustryId.PETS);
 *     for (TrendingHashtag hashtag : hashtags.fetch(query).hashtags()) {
 *         System.out.println(hashtag.rank() + " #" + hashtag.name());
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.github.trendinghashtags;

import org.jspecify.annotations.NullMarked;
