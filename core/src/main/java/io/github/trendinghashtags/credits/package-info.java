/**
 * Never wastes a credit: what calls will cost, a budget that they keep to, and one answer for all who ask the same. Both
 * decorators are ports over any port, and leave closing it to whoever opened it.
 *
 * <pre>{@code
 * TrendingHashtagsPort sparing(TrendingHashtagsPort transport, ClientSettings settings) {
 *     var budget = CreditBudget.unlimited().withPerDay(200);
 *     var budgeted = BudgetedTrendingHashtags.over(transport, budget);
 *     return CachedTrendingHashtags.over(budgeted, settings.resilience());
 * }
 * }</pre>
 *
 * <p>The cache goes outside, as here: what it answers itself reserves no credit.
 */
@NullMarked
package io.github.trendinghashtags.credits;

import org.jspecify.annotations.NullMarked;
