/** What the benchmarks see of the core's inside. */
@NullMarked
package io.github.trendinghashtags.keyapi;

import org.jspecify.annotations.NullMarked;
