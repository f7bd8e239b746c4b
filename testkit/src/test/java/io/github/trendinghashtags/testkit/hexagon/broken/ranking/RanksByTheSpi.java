package io.github.trendinghashtags.testkit.hexagon.broken.ranking;

import io.github.trendinghashtags.testkit.hexagon.broken.keyapi.Engine;

public final class RanksByTheSpi {
    public static final Engine ENGINE = new Engine();
}
