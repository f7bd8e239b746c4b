/**
 * Measures the library beside its peers, in one run and on the same bytes. Everything that is measured runs in a JVM of
 * its own; this one only tells them in turn when to run, so that a machine whose speed drifts is the same for all.
 */
@NullMarked
package io.github.trendinghashtags.benchmarks;

import org.jspecify.annotations.NullMarked;
