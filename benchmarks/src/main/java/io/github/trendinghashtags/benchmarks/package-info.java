/**
 * Measures the library beside its peers, in one run and on the same bytes. Each contender runs in a warm JVM of its own,
 * and they take turns of a tenth of a second.
 *
 * <p>This does without JMH, which runs benchmarks one after another: if a machine's speed changes meanwhile, their ratios
 * change with it. In a trial on a busy machine, two runs of JMH with the same peers agreed within a tenth in 2 of 9 ratios.
 * Nor does JMH count processor time, the allocation of threads that have ended, or futures in progress.
 */
@NullMarked
package io.github.trendinghashtags.benchmarks;

import org.jspecify.annotations.NullMarked;
