package io.github.trendinghashtags.examples.hexagon.broken.ranking;

import io.github.trendinghashtags.examples.hexagon.broken.keyapi.Engine;

public final class RanksByKeyapi {
    public static final Engine ENGINE = new Engine();
}
