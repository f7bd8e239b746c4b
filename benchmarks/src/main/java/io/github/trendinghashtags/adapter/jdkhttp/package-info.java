/** What the benchmarks see of the adapter's inside. */
@NullMarked
package io.github.trendinghashtags.adapter.jdkhttp;

import org.jspecify.annotations.NullMarked;
