/** Every way to fetch a page, each written as its own users would write it. */
@NullMarked
package io.github.trendinghashtags.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
