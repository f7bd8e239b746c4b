/** Serves prepared bytes on persistent connections, in a process of its own, to all that is measured. */
@NullMarked
package io.github.trendinghashtags.benchmarks.server;

import org.jspecify.annotations.NullMarked;
