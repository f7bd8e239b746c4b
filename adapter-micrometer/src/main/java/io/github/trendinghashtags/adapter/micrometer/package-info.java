/**
 * Meters for calls, attempts, credits and caches, on Micrometer.
 *
 * <pre>{@code
 * var meters = MicrometerCallListener.of(registry);
 * var transport = JdkHttpTrendingHashtags.builder(settings).listener(meters).build();
 * var budgeted = BudgetedTrendingHashtags.builder(transport).budget(budget).listener(meters).build();
 * var hashtags = CachedTrendingHashtags.builder(budgeted).listener(meters).build();
 * meters.watch(transport);
 * meters.watch(budgeted);
 * }</pre>
 */
@NullMarked
package io.github.trendinghashtags.adapter.micrometer;

import org.jspecify.annotations.NullMarked;
