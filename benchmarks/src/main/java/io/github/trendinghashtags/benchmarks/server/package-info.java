/** The server of all measurements: a process of its own that writes canned bytes on kept-alive connections. */
@NullMarked
package io.github.trendinghashtags.benchmarks.server;

import org.jspecify.annotations.NullMarked;
