/**
 * Rankings kept in a file, one a line: {@link io.github.trendinghashtags.examples.cli.snapshot.SnapshotFile} writes and
 * reads it.
 */
@NullMarked
package io.github.trendinghashtags.examples.cli.snapshot;

import org.jspecify.annotations.NullMarked;
