package io.github.trendinghashtags.examples.hexagon.broken.keyapi;

import io.github.trendinghashtags.examples.hexagon.broken.UsesKeyapi;

public final class Engine {
    @Override
    public String toString() {
        return String.valueOf(UsesKeyapi.ENGINE == this);
    }
}
