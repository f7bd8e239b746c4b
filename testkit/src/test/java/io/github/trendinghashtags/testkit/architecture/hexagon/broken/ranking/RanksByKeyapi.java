package io.github.trendinghashtags.testkit.architecture.hexagon.broken.ranking;

import io.github.trendinghashtags.testkit.architecture.hexagon.broken.keyapi.Engine;

public final class RanksByKeyapi {
    public static final Engine ENGINE = new Engine();
}
