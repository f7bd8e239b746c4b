/**
 * Pages, credits, leases and pace that many machines share through Redis, on Lettuce.
 *
 * <pre>{@code
 * TrendingHashtagsPort shared(RedisStores stores, KeyApiClient transport) {
 *     var budgeted = BudgetedTrendingHashtags.builder(transport)
 *             .budget(CreditBudget.unlimited().withPerDay(200))
 *             .ledger(stores.creditLedger())
 *             .build();
 *     return CachedTrendingHashtags.builder(budgeted).sharedCache(stores.pageCache()).build();
 * }
 * }</pre>
 *
 * <p>Give the transport's builder {@link io.github.trendinghashtags.adapter.redis.RedisStores#pace()}, too.
 */
@NullMarked
package io.github.trendinghashtags.adapter.redis;

import org.jspecify.annotations.NullMarked;
