package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsPort;

/**
 * A port in use, and how to let go of whatever is behind it.
 *
 * @param port the port
 * @param release lets go of the adapter's threads and connections
 */
record Session(TrendingHashtagsPort port, Runnable release) implements AutoCloseable {

    @Override
    public void close() {
        release.run();
    }
}
