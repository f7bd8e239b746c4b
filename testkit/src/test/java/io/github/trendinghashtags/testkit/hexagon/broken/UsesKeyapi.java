package io.github.trendinghashtags.testkit.hexagon.broken;

import io.github.trendinghashtags.testkit.hexagon.broken.keyapi.Engine;

public final class UsesKeyapi {
    public static final Engine ENGINE = new Engine();
}
