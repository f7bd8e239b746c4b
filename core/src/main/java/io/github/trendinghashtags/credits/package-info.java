/**
 * Saves credits: states what calls will cost, keeps them within a budget, and pays for a page once, for all who ask for it.
 * Both decorators are ports over any port, and leave closing it to its owner. {@link
 * io.github.trendinghashtags.credits.CreditLedger} and {@link io.github.trendinghashtags.credits.PageCache} are ports for
 * stores that several processes share.
 *
 * <pre>{@code
 * TrendingHashtagsPort sparing(TrendingHashtagsPort transport) {
 *     var budget = CreditBudget.unlimited().withPerDay(200);
 *     var budgeted = BudgetedTrendingHashtags.over(transport, budget);
 *     return CachedTrendingHashtags.over(budgeted);
 * }
 * }</pre>
 *
 * <p>The cache goes outside, as here: what it returns from memory reserves no credit.
 */
@NullMarked
package io.github.trendinghashtags.credits;

import org.jspecify.annotations.NullMarked;
