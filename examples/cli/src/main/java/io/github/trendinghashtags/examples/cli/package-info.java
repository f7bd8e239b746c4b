/**
 * Prints TikTok's trending hashtags in a terminal. {@link io.github.trendinghashtags.examples.cli.Transport} is the
 * composition root: it alone names the adapters, and everything else depends on the port.
 */
@NullMarked
package io.github.trendinghashtags.examples.cli;

import org.jspecify.annotations.NullMarked;
