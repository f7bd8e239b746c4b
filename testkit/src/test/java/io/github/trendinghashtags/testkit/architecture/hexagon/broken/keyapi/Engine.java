package io.github.trendinghashtags.testkit.architecture.hexagon.broken.keyapi;

import io.github.trendinghashtags.testkit.architecture.hexagon.broken.UsesKeyapi;

public final class Engine {
    @Override
    public String toString() {
        return String.valueOf(UsesKeyapi.ENGINE == this);
    }
}
