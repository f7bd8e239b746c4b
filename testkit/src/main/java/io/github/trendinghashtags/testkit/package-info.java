/**
 * Test doubles for applications: {@link io.github.trendinghashtags.testkit.FakeTrendingHashtags a fake port} and {@link
 * io.github.trendinghashtags.testkit.HashtagFixtures data}. They need neither JUnit nor ArchUnit.
 *
 * <pre>{@code
 * class TopTenTest {
 *     private final FakeTrendingHashtags hashtags = FakeTrendingHashtags.documented();
 *
 *     @Test
 *     void listsTheDocumentedHashtag() {
 *         assertEquals("clean", hashtags.fetch(TrendingHashtagsQuery.defaults()).hashtags().get(0).name());
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.github.trendinghashtags.testkit;

import org.jspecify.annotations.NullMarked;
