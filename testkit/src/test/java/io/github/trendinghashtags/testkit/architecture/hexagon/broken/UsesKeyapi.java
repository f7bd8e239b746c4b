package io.github.trendinghashtags.testkit.architecture.hexagon.broken;

import io.github.trendinghashtags.testkit.architecture.hexagon.broken.keyapi.Engine;

public final class UsesKeyapi {
    public static final Engine ENGINE = new Engine();
}
