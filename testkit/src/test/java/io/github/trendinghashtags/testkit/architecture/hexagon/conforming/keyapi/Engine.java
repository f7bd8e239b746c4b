package io.github.trendinghashtags.testkit.architecture.hexagon.conforming.keyapi;

import io.github.trendinghashtags.testkit.architecture.hexagon.conforming.Port;
import io.github.trendinghashtags.testkit.architecture.hexagon.conforming.TrendingHashtagsException;

public final class Engine implements Port {
    @Override
    public String fetch() {
        throw new TrendingHashtagsException.TimedOut();
    }
}
