/** Calls a client for minutes while its server fails at random in every way, and checks that nothing leaks. */
@NullMarked
package io.github.trendinghashtags.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
