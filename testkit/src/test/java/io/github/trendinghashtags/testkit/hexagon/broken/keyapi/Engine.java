package io.github.trendinghashtags.testkit.hexagon.broken.keyapi;

import io.github.trendinghashtags.testkit.hexagon.broken.UsesTheSpi;

public final class Engine {
    @Override
    public String toString() {
        return String.valueOf(UsesTheSpi.ENGINE == this);
    }
}
