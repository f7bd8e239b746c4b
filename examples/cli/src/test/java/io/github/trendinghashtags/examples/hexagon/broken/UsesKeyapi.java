package io.github.trendinghashtags.examples.hexagon.broken;

import io.github.trendinghashtags.examples.hexagon.broken.keyapi.Engine;

public final class UsesKeyapi {
    public static final Engine ENGINE = new Engine();
}
