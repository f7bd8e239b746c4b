package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.TrendingHashtagsPort;

/** Closes ports, if they can be closed. */
final class Ports {
    private Ports() {}

    static void close(TrendingHashtagsPort port) {
        if (port instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception failed) {
                throw new AssertionError("the port could not be closed", failed);
            }
        }
    }
}
