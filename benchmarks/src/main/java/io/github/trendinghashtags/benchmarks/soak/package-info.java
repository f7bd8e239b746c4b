/** Wears a client for minutes against a server that fails at random in every way, and checks that nothing is lost. */
@NullMarked
package io.github.trendinghashtags.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
