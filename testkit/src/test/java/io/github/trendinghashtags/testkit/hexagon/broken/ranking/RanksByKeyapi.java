package io.github.trendinghashtags.testkit.hexagon.broken.ranking;

import io.github.trendinghashtags.testkit.hexagon.broken.keyapi.Engine;

public final class RanksByKeyapi {
    public static final Engine ENGINE = new Engine();
}
