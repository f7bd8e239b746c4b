/**
 * Measures the library beside its peers, in one run and on the same bytes. Each contender runs in a warm JVM of its own,
 * and they take turns of a tenth of a second.
 *
 * <p>JMH measures the cache's hits only, where nanoseconds need its care and nothing is compared. It runs benchmarks one
 * after another, so a machine whose speed changes within seconds changes their ratios too: in a trial on a busy machine, two
 * runs of JMH with two forks each agreed within a tenth in XX of 9 ratios. Nor has JMH processor time, or futures in
 * progress.
 */
@NullMarked
package io.github.trendinghashtags.benchmarks;

import org.jspecify.annotations.NullMarked;
