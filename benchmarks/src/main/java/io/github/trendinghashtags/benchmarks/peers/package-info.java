/** Fetches a page in every way that is compared, each written as its users would write it. */
@NullMarked
package io.github.trendinghashtags.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
