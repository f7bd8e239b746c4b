/**
 * What the program keeps between its runs: credits spent, and the pages of the day. {@link
 * io.github.trendinghashtags.examples.cli.state.StateDirectory} opens it.
 */
@NullMarked
package io.github.trendinghashtags.examples.cli.state;

import org.jspecify.annotations.NullMarked;
