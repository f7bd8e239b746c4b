/**
 * What tests of and around trending hashtags need: {@link io.github.trendinghashtags.testkit.FakeTrendingHashtags a fake
 * port} for applications, {@link io.github.trendinghashtags.testkit.StubKeyApiServer a stub of the vendor} and {@link
 * io.github.trendinghashtags.testkit.TrendingHashtagsPortContract a contract} for adapters, {@link
 * io.github.trendinghashtags.testkit.CreditLedgerContract another} for ledgers, and {@link
 * io.github.trendinghashtags.testkit.HexagonRules rules} that keep applications and adapters apart.
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
