package io.github.trendinghashtags.testkit.hexagon.broken.spi;

import io.github.trendinghashtags.testkit.hexagon.broken.UsesTheSpi;

public final class Engine {
    @Override
    public String toString() {
        return String.valueOf(UsesTheSpi.ENGINE == this);
    }
}
